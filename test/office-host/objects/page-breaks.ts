import { itemNotFound } from '../api-error.ts';
import { numberArgument, textArgument } from '../arguments.ts';
import { HostObject, type Members, method } from '../host-object.ts';
import type { SheetModel } from '../model/workbook-model.ts';
import { Range } from './range.ts';
import { areaIn } from './range-address.ts';
import type { Session } from './session.ts';

/** `Excel.PageBreakCollection` of rows: what is added breaks above the range's first row. */
export class PageBreaks extends HostObject {
  readonly typeName = 'PageBreakCollection';
  readonly #session: Session;
  readonly #sheet: SheetModel;

  constructor(session: Session, sheet: SheetModel) {
    super();
    this.#session = session;
    this.#sheet = sheet;
  }

  protected members(): Members {
    return {
      Add: method((range) => {
        const area = range instanceof Range ? range.area : areaIn(textArgument(range, 'page break'));
        this.#sheet.pageStarts.push(area.top);
        return new PageBreak(this.#session, this.#sheet, area.top);
      }),
      GetItemAt: method((index) => this.items()[numberArgument(index, 'index')] ?? refuse()),
      RemovePageBreaks: method(() => {
        this.#sheet.pageStarts = [];
      }),
    };
  }

  override items(): readonly HostObject[] {
    return this.#sheet.pageStarts.map((row) => new PageBreak(this.#session, this.#sheet, row));
  }
}

class PageBreak extends HostObject {
  readonly typeName = 'PageBreak';
  readonly #session: Session;
  readonly #sheet: SheetModel;
  readonly #row: number;

  constructor(session: Session, sheet: SheetModel, row: number) {
    super();
    this.#session = session;
    this.#sheet = sheet;
    this.#row = row;
  }

  protected members(): Members {
    return {
      GetCellAfterBreak: method(() => new Range(this.#session, this.#sheet, { top: this.#row, left: 0, bottom: this.#row, right: 0 })),
    };
  }
}

function refuse(): never {
  throw itemNotFound('page break');
}
