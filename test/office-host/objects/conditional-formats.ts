import type { Area } from '../../../core/workbook/address.ts';
import { accessDenied, invalidArgument, itemNotFound } from '../api-error.ts';
import { textArgument } from '../arguments.ts';
import { HostObject, type Members, method, NULL_OBJECT, part, value } from '../host-object.ts';
import { type ConditionalFormatModel, newId, type SheetModel } from '../model/workbook-model.ts';
import { Bag, type BagShape, settingsUnder } from './bag.ts';
import { intersection } from './range-address.ts';
import type { Session } from './session.ts';

const COLOR = { takes: 'color', first: '' } as const;
const FLAG = { takes: 'boolean', first: false } as const;

const SHAPES: Readonly<Record<string, BagShape>> = {
  DataBar: {
    typeName: 'DataBarConditionalFormat',
    settings: { ShowDataBarOnly: FLAG, AxisColor: COLOR },
    parts: {
      PositiveFormat: {
        typeName: 'ConditionalDataBarPositiveFormat',
        settings: { FillColor: COLOR, GradientFill: FLAG, BorderColor: COLOR },
      },
      NegativeFormat: {
        typeName: 'ConditionalDataBarNegativeFormat',
        settings: { FillColor: COLOR, MatchPositiveFillColor: FLAG, BorderColor: COLOR, MatchPositiveBorderColor: FLAG },
      },
    },
  },
  ColorScale: {
    typeName: 'ColorScaleConditionalFormat',
    settings: { Criteria: { takes: 'record', first: null } },
  },
  Custom: {
    typeName: 'CustomConditionalFormat',
    parts: {
      Rule: { typeName: 'ConditionalFormatRule', settings: { Formula: { takes: 'text', first: '' } } },
      Format: {
        typeName: 'ConditionalRangeFormat',
        parts: {
          Fill: { typeName: 'ConditionalRangeFill', settings: { Color: COLOR } },
          Font: { typeName: 'ConditionalRangeFont', settings: { Color: COLOR, Bold: FLAG, Italic: FLAG } },
        },
      },
    },
  },
};

export class ConditionalFormatCollection extends HostObject {
  readonly typeName = 'ConditionalFormatCollection';
  readonly #session: Session;
  readonly #sheet: SheetModel;
  readonly #areas: readonly Area[];

  constructor(session: Session, sheet: SheetModel, areas: readonly Area[]) {
    super();
    this.#session = session;
    this.#sheet = sheet;
    this.#areas = areas;
  }

  protected members(): Members {
    return {
      Add: method((type) => {
        if (this.#sheet.isProtected) throw accessDenied('the sheet is protected');
        const name = textArgument(type, 'conditional format');
        if (!(name in SHAPES)) throw invalidArgument(`conditional format ${name}`);
        const model: ConditionalFormatModel = { id: newId(), type: name, areas: this.#areas, settings: {} };
        this.#sheet.conditionalFormats.push(model);
        return new ConditionalFormat(this.#session, this.#sheet, model);
      }),
      GetItem: method((id) => {
        const found = this.#here().find((model) => model.id === id);
        if (!found) throw itemNotFound('conditional format');
        return new ConditionalFormat(this.#session, this.#sheet, found);
      }),
      GetCount: method(() => this.#here().length),
      ClearAll: method(() => {
        const here = new Set(this.#here());
        this.#sheet.conditionalFormats = this.#sheet.conditionalFormats.filter((model) => !here.has(model));
      }),
    };
  }

  override items(): readonly HostObject[] {
    return this.#here().map((model) => new ConditionalFormat(this.#session, this.#sheet, model));
  }

  #here(): ConditionalFormatModel[] {
    return this.#sheet.conditionalFormats.filter((model) =>
      model.areas.some((area) => this.#areas.some((here) => intersection(area, here))),
    );
  }
}

class ConditionalFormat extends HostObject {
  readonly typeName = 'ConditionalFormat';
  readonly #session: Session;
  readonly #sheet: SheetModel;
  readonly #model: ConditionalFormatModel;

  constructor(session: Session, sheet: SheetModel, model: ConditionalFormatModel) {
    super();
    this.#session = session;
    this.#sheet = sheet;
    this.#model = model;
  }

  override identity(): Record<string, unknown> {
    return { Id: this.#model.id };
  }

  protected members(): Members {
    const kinds = Object.keys(SHAPES).flatMap((kind) => [
      [kind, part(() => this.#kind(kind) ?? refuse(kind))] as const,
      [`${kind}OrNullObject`, part(() => this.#kind(kind) ?? NULL_OBJECT)] as const,
    ]);
    return {
      Id: value(() => this.#model.id),
      Type: value(() => this.#model.type),
      GetRanges: method(() => this.#session.make.areas(this.#sheet, this.#model.areas)),
      Delete: method(() => {
        this.#sheet.conditionalFormats = this.#sheet.conditionalFormats.filter((model) => model !== this.#model);
      }),
      ...Object.fromEntries(kinds),
    };
  }

  #kind(kind: string): HostObject | null {
    const shape = SHAPES[kind];
    if (kind !== this.#model.type || shape === undefined) return null;
    return new Bag(shape, (path) => settingsUnder(this.#model.settings, path));
  }
}

function refuse(kind: string): never {
  throw itemNotFound(`the conditional format is no ${kind}`);
}
