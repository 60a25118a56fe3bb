import { accessDenied, invalidArgument, itemNotFound } from '../api-error.ts';
import { booleanArgument, numberArgument, textArgument } from '../arguments.ts';
import { HostObject, type Members, method, NULL_OBJECT, part, value } from '../host-object.ts';
import { cellAt, newId, type SheetModel, type TableModel } from '../model/workbook-model.ts';
import { keepHeaderTexts, Range } from './range.ts';
import { columnCount, intersection, placeIn } from './range-address.ts';
import type { Session } from './session.ts';

interface PlacedTable {
  readonly sheet: SheetModel;
  readonly table: TableModel;
}

/** The tables of a sheet, or with no sheet those of the whole workbook. */
export class TableCollection extends HostObject {
  readonly typeName = 'TableCollection';
  readonly #session: Session;
  readonly #sheet: SheetModel | null;

  constructor(session: Session, sheet: SheetModel | null) {
    super();
    this.#session = session;
    this.#sheet = sheet;
  }

  protected members(): Members {
    return {
      Count: value(() => this.#placed().length),
      GetCount: method(() => this.#placed().length),
      Add: method((address, hasHeaders) => this.#add(address, booleanArgument(hasHeaders, 'hasHeaders'))),
      GetItem: method((key) => this.#find(key) ?? refuse()),
      GetItemOrNullObject: method((key) => this.#find(key) ?? NULL_OBJECT),
      GetItemAt: method((index) => this.items()[numberArgument(index, 'index')] ?? refuse()),
    };
  }

  override items(): readonly HostObject[] {
    return this.#placed().map((placed) => new Table(this.#session, placed));
  }

  #placed(): PlacedTable[] {
    return allTables(this.#session).filter(({ sheet }) => this.#sheet === null || sheet === this.#sheet);
  }

  #find(key: unknown): HostObject | null {
    const wanted = String(key).toLowerCase();
    const found = this.#placed().find(({ table }) => table.id === key || table.name.toLowerCase() === wanted);
    return found ? new Table(this.#session, found) : null;
  }

  #add(address: unknown, hasHeaders: boolean): HostObject {
    const { sheet, area } =
      address instanceof Range ? address : placeIn(this.#session.workbook, textArgument(address, 'address'), this.#sheet);
    if (sheet.isProtected) throw accessDenied('the sheet is protected');
    if (!hasHeaders) throw invalidArgument('this host makes no tables without headers');
    if (sheet.tables.some((other) => intersection(other.area, area))) throw invalidArgument('a table cannot overlap another table');
    if (sheet.merges.some((merge) => intersection(merge, area))) throw invalidArgument('a table cannot hold merged cells');
    const placed = { ...area, bottom: Math.max(area.bottom, area.top + 1) };
    keepHeaderTexts(sheet, placed);
    const headers = headerNames(sheet, placed);
    if (new Set(headers.map((name) => name.toLowerCase())).size < headers.length) throw invalidArgument('headers of a table are unique');
    const table: TableModel = { id: newId(), name: freeName(this.#session), area: placed, settings: {} };
    sheet.tables.push(table);
    return new Table(this.#session, { sheet, table });
  }
}

class Table extends HostObject {
  readonly typeName = 'Table';
  readonly #session: Session;
  readonly #sheet: SheetModel;
  readonly #table: TableModel;

  constructor(session: Session, { sheet, table }: PlacedTable) {
    super();
    this.#session = session;
    this.#sheet = sheet;
    this.#table = table;
  }

  override identity(): Record<string, unknown> {
    return { Id: this.#table.id };
  }

  protected members(): Members {
    const { settings, area } = this.#table;
    return {
      Id: value(() => this.#table.id),
      Name: value(() => this.#table.name, (name) => this.#rename(textArgument(name, 'table name'))),
      ShowHeaders: value(() => true),
      ShowTotals: value(() => settings['ShowTotals'] ?? false),
      Style: value(() => settings['Style'] ?? 'TableStyleMedium2', (style) => {
        settings['Style'] = textArgument(style, 'style');
      }),
      ShowBandedRows: value(() => settings['ShowBandedRows'] ?? true, (banded) => {
        settings['ShowBandedRows'] = booleanArgument(banded, 'showBandedRows');
      }),
      ShowFilterButton: value(() => settings['ShowFilterButton'] ?? true, (shown) => {
        settings['ShowFilterButton'] = booleanArgument(shown, 'showFilterButton');
      }),
      Worksheet: part(() => this.#session.make.worksheet(this.#sheet)),
      Columns: part(() => new ColumnCollection(headerNames(this.#sheet, area))),
      GetRange: method(() => new Range(this.#session, this.#sheet, area)),
      GetHeaderRowRange: method(() => new Range(this.#session, this.#sheet, { ...area, bottom: area.top })),
      GetDataBodyRange: method(() => new Range(this.#session, this.#sheet, { ...area, top: area.top + 1 })),
      Resize: method((range) => {
        const { sheet, area: wanted } = range instanceof Range ? range : placeIn(this.#session.workbook, textArgument(range, 'range'), this.#sheet);
        if (this.#sheet.isProtected) throw accessDenied('the sheet is protected');
        const others = this.#sheet.tables.filter((table) => table !== this.#table);
        const fits = sheet === this.#sheet && wanted.top === this.#table.area.top && intersection(wanted, this.#table.area) !== null && wanted.bottom > wanted.top;
        if (!fits || others.some((other) => intersection(other.area, wanted))) throw invalidArgument('the new size of a table');
        this.#table.area = wanted;
        keepHeaderTexts(this.#sheet, wanted);
      }),
      // Formulas that speak of its columns would be rewritten: this host does that for none.
      ConvertToRange: method(() => {
        this.#sheet.tables = this.#sheet.tables.filter((table) => table !== this.#table);
        return new Range(this.#session, this.#sheet, this.#table.area);
      }),
      Delete: method(() => {
        this.#sheet.tables = this.#sheet.tables.filter((table) => table !== this.#table);
      }),
    };
  }

  #rename(name: string): void {
    const taken = allTables(this.#session).some(({ table }) => table !== this.#table && table.name.toLowerCase() === name.toLowerCase());
    if (taken || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name)) throw invalidArgument(`table name ${name}`);
    this.#table.name = name;
  }
}

class ColumnCollection extends HostObject {
  readonly typeName = 'TableColumnCollection';
  readonly #names: readonly string[];

  constructor(names: readonly string[]) {
    super();
    this.#names = names;
  }

  protected members(): Members {
    return { Count: value(() => this.#names.length), GetItemAt: method((index) => this.items()[numberArgument(index, 'index')] ?? refuse()) };
  }

  override items(): readonly HostObject[] {
    return this.#names.map((name, index) => new Column(name, index));
  }
}

class Column extends HostObject {
  readonly typeName = 'TableColumn';
  readonly #name: string;
  readonly #index: number;

  constructor(name: string, index: number) {
    super();
    this.#name = name;
    this.#index = index;
  }

  override identity(): Record<string, unknown> {
    return { Id: this.#index + 1 };
  }

  protected members(): Members {
    return { Id: value(() => this.#index + 1), Name: value(() => this.#name), Index: value(() => this.#index) };
  }
}

function allTables(session: Session): PlacedTable[] {
  return session.workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
}

function headerNames(sheet: SheetModel, area: TableModel['area']): string[] {
  return Array.from({ length: columnCount(area) }, (_, i) => {
    const content = cellAt(sheet, area.top, area.left + i)?.content;
    return typeof content === 'string' ? content : '';
  });
}

function freeName(session: Session): string {
  const taken = new Set(allTables(session).map(({ table }) => table.name.toLowerCase()));
  let number = 1;
  while (taken.has(`table${number}`)) number += 1;
  return `Table${number}`;
}

function refuse(): never {
  throw itemNotFound('table or column');
}
