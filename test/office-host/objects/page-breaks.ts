import { textArgument } from '../arguments.ts';
import { HostObject, type Members, method } from '../host-object.ts';
import type { SheetModel } from '../model/workbook-model.ts';
import { Range } from './range.ts';
import { areaIn } from './range-address.ts';

/** `Excel.PageBreakCollection` of rows: what is added breaks above the range's first row. */
export class PageBreaks extends HostObject {
  readonly typeName = 'PageBreakCollection';
  readonly #sheet: SheetModel;

  constructor(sheet: SheetModel) {
    super();
    this.#sheet = sheet;
  }

  protected members(): Members {
    return {
      Add: method((range) => {
        const area = range instanceof Range ? range.area : areaIn(textArgument(range, 'page break'));
        this.#sheet.pageStarts.push(area.top);
        return new PageBreak();
      }),
    };
  }
}

class PageBreak extends HostObject {
  readonly typeName = 'PageBreak';

  protected members(): Members {
    return {};
  }
}
