import { invalidArgument } from '../api-error.ts';
import { numberArgument, textArgument } from '../arguments.ts';
import { HostObject, type Members, method } from '../host-object.ts';
import type { SheetModel } from '../model/workbook-model.ts';
import { Range } from './range.ts';
import { areaIn } from './range-address.ts';

export class FreezePanes extends HostObject {
  readonly typeName = 'WorksheetFreezePanes';
  readonly #sheet: SheetModel;

  constructor(sheet: SheetModel) {
    super();
    this.#sheet = sheet;
  }

  protected members(): Members {
    return {
      FreezeRows: method((count) => this.#freeze(numberArgument(count, 'rows'), 0)),
      FreezeColumns: method((count) => this.#freeze(0, numberArgument(count, 'columns'))),
      FreezeAt: method((range) => {
        const area = range instanceof Range ? range.area : areaIn(textArgument(range, 'range'));
        this.#freeze(area.bottom + 1, area.right + 1);
      }),
      Unfreeze: method(() => {
        this.#sheet.freeze = null;
      }),
    };
  }

  #freeze(rows: number, columns: number): void {
    if (rows < 0 || columns < 0 || rows + columns === 0) throw invalidArgument('freeze');
    this.#sheet.freeze = { rows, columns };
  }
}
