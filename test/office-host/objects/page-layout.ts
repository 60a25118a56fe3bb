import { invalidArgument } from '../api-error.ts';
import { recordArgument, textArgument } from '../arguments.ts';
import { HostObject, type Members, method, NULL_OBJECT, value } from '../host-object.ts';
import type { SheetModel } from '../model/workbook-model.ts';
import { Bag, type BagShape, settingsUnder } from './bag.ts';
import { Range } from './range.ts';
import { areaIn } from './range-address.ts';
import type { Session } from './session.ts';

const SHAPE: BagShape = {
  typeName: 'PageLayout',
  settings: { Orientation: { takes: ['Portrait', 'Landscape'], first: 'Portrait' }, CenterHorizontally: { takes: 'boolean', first: false } },
};

export class PageLayout extends HostObject {
  readonly typeName = 'PageLayout';
  readonly #session: Session;
  readonly #sheet: SheetModel;

  constructor(session: Session, sheet: SheetModel) {
    super();
    this.#session = session;
    this.#sheet = sheet;
  }

  protected members(): Members {
    const { page } = this.#sheet;
    return {
      ...new Bag(SHAPE, (path) => settingsUnder(page, path)).table,
      Zoom: value(() => page['Zoom'] ?? null, (zoom) => {
        page['Zoom'] = recordArgument(zoom, 'zoom');
      }),
      SetPrintArea: method((area) => {
        this.#sheet.printArea = area instanceof Range ? area.area : areaIn(textArgument(area, 'print area'));
      }),
      GetPrintAreaOrNullObject: method(() =>
        this.#sheet.printArea === null ? NULL_OBJECT : this.#session.make.areas(this.#sheet, [this.#sheet.printArea]),
      ),
      SetPrintTitleRows: method((rows) => {
        const text = textArgument(rows, 'title rows');
        if (!/^\$\d+:\$\d+$/.test(text)) throw invalidArgument(`title rows ${text}`);
        this.#sheet.printTitleRows = text;
      }),
    };
  }
}
