import type { Area } from '../../../core/workbook/address.ts';
import { invalidArgument } from '../api-error.ts';
import { HostObject, type Members, method, part, TrackedObject, value } from '../host-object.ts';
import type { SheetModel } from '../model/workbook-model.ts';
import { ConditionalFormatCollection } from './conditional-formats.ts';
import { DataValidation } from './data-validation.ts';
import { clearCells, Range } from './range.ts';
import { columnCount, fullAddress, rowCount } from './range-address.ts';
import { RangeFormat } from './range-format.ts';
import { select } from './selection.ts';
import type { Session } from './session.ts';

/** `Excel.RangeAreas`: several blocks of one sheet, formatted together. */
export class RangeAreas extends TrackedObject {
  readonly typeName = 'RangeAreas';
  readonly #session: Session;
  readonly #sheet: SheetModel;
  readonly #areas: readonly Area[];

  constructor(session: Session, sheet: SheetModel, areas: readonly Area[]) {
    super(session.references);
    this.#session = session;
    this.#sheet = sheet;
    this.#areas = areas;
  }

  protected members(): Members {
    return {
      Address: value(() => this.#areas.map((area) => fullAddress(this.#sheet, area)).join(',')),
      Select: method(() => {
        if (this.#session.workbook.activeSheet !== this.#sheet.name) throw invalidArgument('select on a sheet that is not active');
        select(this.#session, this.#sheet, this.#areas);
      }),
      AreaCount: value(() => this.#areas.length),
      CellCount: value(() => this.#areas.reduce((sum, area) => sum + rowCount(area) * columnCount(area), 0)),
      Style: value(
        () => 'Normal',
        (style) => {
          if (style !== 'Normal') throw invalidArgument('this host knows the style Normal only');
          for (const area of this.#areas) clearCells(this.#sheet, area, 'Formats');
        },
      ),
      Clear: method((what) => {
        for (const area of this.#areas) clearCells(this.#sheet, area, what);
      }),
      Areas: part(() => new RangeCollection(this.#areas.map((area) => new Range(this.#session, this.#sheet, area)))),
      Format: part(() => new RangeFormat(this.#sheet, this.#areas)),
      ConditionalFormats: part(() => new ConditionalFormatCollection(this.#session, this.#sheet, this.#areas)),
      DataValidation: part(() => new DataValidation(this.#session, this.#sheet, this.#areas)),
    };
  }
}

class RangeCollection extends HostObject {
  readonly typeName = 'RangeCollection';
  readonly #ranges: readonly Range[];

  constructor(ranges: readonly Range[]) {
    super();
    this.#ranges = ranges;
  }

  protected members(): Members {
    return {};
  }

  override items(): readonly HostObject[] {
    return this.#ranges;
  }
}
