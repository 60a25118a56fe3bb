import { MAX_COLUMNS, MAX_ROWS, quoteSheetName } from '../../../core/workbook/address.ts';
import { isLegalSheetName } from '../../../core/workbook/legal-names.ts';
import { accessDenied, invalidArgument } from '../api-error.ts';
import { booleanArgument, numberArgument, textArgument } from '../arguments.ts';
import { HostObject, type Members, method, NULL_OBJECT, part, value } from '../host-object.ts';
import { copyOfSheet, pointCharts } from '../model/copy-sheet.ts';
import { type SheetModel, usedArea } from '../model/workbook-model.ts';
import { Bag, type BagShape, settingsUnder } from './bag.ts';
import { ChartCollection } from './charts.ts';
import { CommentCollection } from './comments.ts';
import { FreezePanes } from './freeze-panes.ts';
import { NameCollection } from './names.ts';
import { PageBreaks } from './page-breaks.ts';
import { PageLayout } from './page-layout.ts';
import { Range } from './range.ts';
import { RangeAreas } from './range-areas.ts';
import { areaIn, placeIn } from './range-address.ts';
import type { Session } from './session.ts';
import { TableCollection } from './tables.ts';

const SHAPE: BagShape = {
  typeName: 'Worksheet',
  settings: {
    ShowGridlines: { takes: 'boolean', first: true },
    ShowHeadings: { takes: 'boolean', first: true },
    TabColor: { takes: 'color', first: '' },
  },
};

/** `Excel.Worksheet`. */
export class Worksheet extends HostObject {
  readonly typeName = 'Worksheet';
  readonly #session: Session;
  readonly #sheet: SheetModel;

  constructor(session: Session, sheet: SheetModel) {
    super();
    this.#session = session;
    this.#sheet = sheet;
  }

  override identity(): Record<string, unknown> {
    return { Id: this.#sheet.id };
  }

  protected members(): Members {
    const session = this.#session;
    const sheet = this.#sheet;
    const everything = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };
    return {
      ...new Bag(SHAPE, (path) => settingsUnder(sheet.settings, path)).table,
      // The client reads ShowGridlines and sets Gridlines.
      Gridlines: value(
        () => sheet.settings['ShowGridlines'] ?? true,
        (shown) => {
          sheet.settings['ShowGridlines'] = booleanArgument(shown, 'showGridlines');
        },
      ),
      Id: value(() => sheet.id),
      Name: value(() => sheet.name, (name) => this.#rename(textArgument(name, 'sheet name'))),
      Position: value(() => session.workbook.sheets.indexOf(sheet)),
      Visibility: value(() => sheet.visibility, (visibility) => this.#setVisibility(visibility)),
      Charts: part(() => new ChartCollection(session, sheet)),
      Tables: part(() => new TableCollection(session, sheet)),
      Names: part(() => new NameCollection(session, sheet)),
      Comments: part(() => new CommentCollection(session, sheet)),
      FreezePanes: part(() => new FreezePanes(sheet)),
      PageLayout: part(() => new PageLayout(session, sheet)),
      HorizontalPageBreaks: part(() => new PageBreaks(session, sheet)),
      Protection: part(() => new Protection('WorksheetProtection', () => sheet.isProtected)),
      GetRange: method((address) => {
        if (address === null || address === undefined) return new Range(session, sheet, everything);
        const place = placeIn(session.workbook, textArgument(address, 'address'), sheet);
        if (place.sheet !== sheet) throw invalidArgument('an address on another sheet');
        return new Range(session, sheet, place.area);
      }),
      GetRanges: method((address) => {
        const text = textArgument(address, 'addresses');
        if (text.length > 8192) throw invalidArgument('addresses of over 8192 characters');
        return new RangeAreas(session, sheet, text.split(',').map((one) => areaIn(one.trim())));
      }),
      GetRangeByIndexes: method((row, column, rows, columns) => {
        const top = numberArgument(row, 'row');
        const left = numberArgument(column, 'column');
        const bottom = top + numberArgument(rows, 'rows') - 1;
        const right = left + numberArgument(columns, 'columns') - 1;
        if (top < 0 || left < 0 || bottom < top || right < left || bottom >= MAX_ROWS || right >= MAX_COLUMNS) {
          throw invalidArgument('a range outside the sheet');
        }
        return new Range(session, sheet, { top, left, bottom, right });
      }),
      GetCell: method((row, column) => {
        const top = numberArgument(row, 'row');
        const left = numberArgument(column, 'column');
        return new Range(session, sheet, { top, left, bottom: top, right: left });
      }),
      GetUsedRangeOrNullObject: method((valuesOnly) => {
        const used = usedArea(sheet, valuesOnly === true);
        return used ? new Range(session, sheet, used) : NULL_OBJECT;
      }),
      Activate: method(() => {
        if (sheet.visibility !== 'Visible') throw invalidArgument('a hidden sheet cannot be activated');
        session.workbook.activeSheet = sheet.name;
      }),
      Copy: method((position) => {
        const { workbook } = session;
        if (workbook.structureProtected) throw accessDenied('the workbook is protected');
        if (position !== 'End') throw invalidArgument('this host copies sheets to the end only');
        const copy = copyOfSheet(workbook, sheet);
        workbook.sheets.push(copy);
        // Excel shows a sheet that was just copied.
        if (copy.visibility === 'Visible') workbook.activeSheet = copy.name;
        return new Worksheet(session, copy);
      }),
      Delete: method(() => this.#delete()),
    };
  }

  #rename(name: string): void {
    const { workbook } = this.#session;
    const before = this.#sheet.name;
    if (workbook.structureProtected) throw accessDenied('the workbook is protected');
    if (!isLegalSheetName(name) || workbook.sheets.some((one) => one !== this.#sheet && one.name.toLowerCase() === name.toLowerCase())) {
      throw invalidArgument(`sheet name ${name}`);
    }
    for (const one of workbook.names) if (one.sheet === before) Object.assign(one, { sheet: name, formula: one.formula.replace(quoteSheetName(before), quoteSheetName(name)) });
    for (const one of workbook.sheets) pointCharts(one, before, name);
    if (workbook.activeSheet === before) workbook.activeSheet = name;
    this.#sheet.name = name;
  }

  #setVisibility(visibility: unknown): void {
    if (visibility !== 'Visible' && visibility !== 'Hidden' && visibility !== 'VeryHidden') throw invalidArgument('visibility');
    if (this.#session.workbook.structureProtected) throw accessDenied('the workbook is protected');
    const { workbook } = this.#session;
    this.#sheet.visibility = visibility;
    if (visibility !== 'Visible' && workbook.activeSheet === this.#sheet.name) {
      workbook.activeSheet = workbook.sheets.find((sheet) => sheet.visibility === 'Visible')?.name ?? '';
    }
  }

  #delete(): void {
    const { workbook } = this.#session;
    if (workbook.structureProtected) throw accessDenied('the workbook is protected');
    const others = workbook.sheets.filter((sheet) => sheet !== this.#sheet);
    const next = others.find((sheet) => sheet.visibility === 'Visible');
    if (!next) throw invalidArgument('the last visible sheet cannot be deleted');
    if (this.#sheet.visibility === 'VeryHidden') throw invalidArgument('a very hidden sheet cannot be deleted');
    workbook.sheets = others;
    workbook.names = workbook.names.filter((name) => name.sheet !== this.#sheet.name);
    if (workbook.activeSheet === this.#sheet.name) workbook.activeSheet = next.name;
  }
}

export class Protection extends HostObject {
  readonly typeName: string;
  readonly #isProtected: () => boolean;

  constructor(typeName: string, isProtected: () => boolean) {
    super();
    this.typeName = typeName;
    this.#isProtected = isProtected;
  }

  protected members(): Members {
    return { Protected: value(this.#isProtected) };
  }
}
