import type { Area } from '../../../core/workbook/address.ts';
import { accessDenied, ApiError, invalidArgument, itemNotFound } from '../api-error.ts';
import { numberArgument, textArgument } from '../arguments.ts';
import { HostObject, type Members, method, NULL_OBJECT, part, value } from '../host-object.ts';
import { newSheet, type SheetModel, sheetNamed } from '../model/workbook-model.ts';
import { Chart } from './charts.ts';
import { CommentCollection } from './comments.ts';
import { CustomXmlParts } from './custom-xml-parts.ts';
import { NameCollection } from './names.ts';
import { Range } from './range.ts';
import type { Session } from './session.ts';
import { TableCollection } from './tables.ts';
import { Protection, Worksheet } from './worksheet.ts';

/** `Excel.Workbook`: where every path of a request begins. */
export class Workbook extends HostObject {
  readonly typeName = 'Workbook';
  readonly #session: Session;

  constructor(session: Session) {
    super();
    this.#session = session;
  }

  protected members(): Members {
    const session = this.#session;
    return {
      Name: value(() => session.workbook.name),
      Worksheets: part(() => new WorksheetCollection(session)),
      Names: part(() => new NameCollection(session, null)),
      Tables: part(() => new TableCollection(session, null)),
      Comments: part(() => new CommentCollection(session, null)),
      CustomXmlParts: part(() => new CustomXmlParts(session)),
      Application: part(() => new Application()),
      Functions: part(() => new Functions(session)),
      Protection: part(() => new Protection('WorkbookProtection', () => session.workbook.structureProtected)),
      GetActiveCell: method(() => {
        const { top, left } = session.workbook.selection;
        return this.#onActiveSheet({ top, left, bottom: top, right: left });
      }),
      GetSelectedRange: method(() => this.#onActiveSheet(session.workbook.selection)),
      GetActiveChartOrNullObject: method(() => {
        const { activeChart, sheets } = session.workbook;
        const sheet = sheets.find(({ charts }) => charts.some(({ id }) => id === activeChart));
        const model = sheet?.charts.find(({ id }) => id === activeChart);
        return sheet && model ? new Chart(session, sheet, model) : NULL_OBJECT;
      }),
      _RemoveReference: method((reference) => {
        session.references.delete(textArgument(reference, 'reference'));
      }),
    };
  }

  #onActiveSheet(area: Area): HostObject {
    const sheet = sheetNamed(this.#session.workbook, this.#session.workbook.activeSheet);
    return sheet ? new Range(this.#session, sheet, area) : refuse();
  }
}

class WorksheetCollection extends HostObject {
  readonly typeName = 'WorksheetCollection';
  readonly #session: Session;

  constructor(session: Session) {
    super();
    this.#session = session;
  }

  protected members(): Members {
    const { workbook, registered } = this.#session;
    return {
      Add: method((name) => this.#add(name)),
      GetCount: method(() => workbook.sheets.length),
      GetItem: method((key) => this.#find(key) ?? refuse()),
      GetItemOrNullObject: method((key) => this.#find(key) ?? NULL_OBJECT),
      GetActiveWorksheet: method(() => this.#find(workbook.activeSheet) ?? refuse()),
      _RegisterDataChangedEvent: method(() => void registered.add('worksheets.changed')),
      _RegisterSelectionChangedEvent: method(() => void registered.add('worksheets.selectionChanged')),
      _UnregisterSelectionChangedEvent: method(() => void registered.delete('worksheets.selectionChanged')),
      _UnregisterDataChangedEvent: method(() => void registered.delete('worksheets.changed')),
    };
  }

  override items(): readonly HostObject[] {
    return this.#session.workbook.sheets.map((sheet) => new Worksheet(this.#session, sheet));
  }

  #find(key: unknown): HostObject | null {
    const wanted = textArgument(key, 'sheet').toLowerCase();
    const sheet = this.#session.workbook.sheets.find((one) => one.id.toLowerCase() === wanted || one.name.toLowerCase() === wanted);
    return sheet ? new Worksheet(this.#session, sheet) : null;
  }

  #add(argument: unknown): HostObject {
    const { workbook } = this.#session;
    if (workbook.structureProtected) throw accessDenied('the workbook is protected');
    const name = argument === null || argument === undefined ? `Sheet${workbook.sheets.length + 1}` : textArgument(argument, 'sheet name');
    if (name === '' || name.length > 31 || /[[\]:*?/\\]|^'|'$/.test(name)) throw invalidArgument(`sheet name ${name}`);
    if (this.#find(name) !== null) throw new ApiError('ItemAlreadyExists', 'A resource with the same name or identifier already exists.');
    const sheet: SheetModel = newSheet(name);
    workbook.sheets.push(sheet);
    return new Worksheet(this.#session, sheet);
  }
}

class Application extends HostObject {
  readonly typeName = 'Application';

  protected members(): Members {
    return {
      CalculationMode: value(() => 'Automatic'),
      SuspendApiCalculationUntilNextSync: method(() => undefined),
      SuspendScreenUpdatingUntilNextSync: method(() => undefined),
    };
  }
}

/** Worksheet functions; `DATE` is all that is asked of them here. */
class Functions extends HostObject {
  readonly typeName = 'Functions';
  readonly #session: Session;

  constructor(session: Session) {
    super();
    this.#session = session;
  }

  protected members(): Members {
    return {
      Date: method((year, month, day) => {
        const utc = Date.UTC(numberArgument(year, 'year'), numberArgument(month, 'month') - 1, numberArgument(day, 'day'));
        const serial = Math.round(utc / 86_400_000) + 25_569;
        return new FunctionResult(this.#session.workbook.date1904 ? serial - 1462 : serial);
      }),
    };
  }
}

class FunctionResult extends HostObject {
  readonly typeName = 'FunctionResult';
  readonly #value: number;

  constructor(result: number) {
    super();
    this.#value = result;
  }

  protected members(): Members {
    return { Value: value(() => this.#value), Error: value(() => null) };
  }
}

function refuse(): never {
  throw itemNotFound('sheet');
}
