import { absoluteReference, formatArea } from '../../../core/workbook/address.ts';
import { accessDenied, invalidArgument, itemNotFound } from '../api-error.ts';
import { textArgument } from '../arguments.ts';
import { HostObject, type Members, method, NULL_OBJECT, value } from '../host-object.ts';
import type { NameModel, SheetModel } from '../model/workbook-model.ts';
import { Range } from './range.ts';
import type { Session } from './session.ts';

/** The names of a sheet, or with no sheet those of the workbook. */
export class NameCollection extends HostObject {
  readonly typeName = 'NamedItemCollection';
  readonly #session: Session;
  readonly #sheet: SheetModel | null;

  constructor(session: Session, sheet: SheetModel | null) {
    super();
    this.#session = session;
    this.#sheet = sheet;
  }

  protected members(): Members {
    return {
      GetCount: method(() => this.#here().length),
      Add: method((name, reference) => this.#add(textArgument(name, 'name'), reference)),
      GetItem: method((name) => this.#find(name) ?? refuse()),
      GetItemOrNullObject: method((name) => this.#find(name) ?? NULL_OBJECT),
    };
  }

  override items(): readonly HostObject[] {
    return this.#here().map((model) => new NamedItem(this.#session, model));
  }

  #here(): NameModel[] {
    const scope = this.#sheet?.name ?? null;
    return this.#session.workbook.names.filter((name) => name.sheet === scope);
  }

  #find(name: unknown): HostObject | null {
    const wanted = textArgument(name, 'name').toLowerCase();
    const model = this.#here().find((one) => one.name.toLowerCase() === wanted);
    return model ? new NamedItem(this.#session, model) : null;
  }

  #add(name: string, reference: unknown): HostObject {
    if (this.#session.workbook.structureProtected) throw accessDenied('the workbook is protected');
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) || name.length > 255) throw invalidArgument(`name ${name}`);
    if (this.#find(name) !== null) throw invalidArgument(`the name ${name} is taken`);
    const formula =
      reference instanceof Range
        ? `=${absoluteReference({ sheet: reference.sheet.name, range: formatArea(reference.area) })}`
        : textArgument(reference, 'reference');
    const model = { name, formula, sheet: this.#sheet?.name ?? null };
    this.#session.workbook.names.push(model);
    return new NamedItem(this.#session, model);
  }
}

class NamedItem extends HostObject {
  readonly typeName = 'NamedItem';
  readonly #session: Session;
  readonly #model: NameModel;

  constructor(session: Session, model: NameModel) {
    super();
    this.#session = session;
    this.#model = model;
  }

  override identity(): Record<string, unknown> {
    return { _Id: this.#model.name };
  }

  protected members(): Members {
    return {
      Name: value(() => this.#model.name),
      Formula: value(
        () => this.#model.formula,
        (formula) => {
          this.#model.formula = textArgument(formula, 'formula');
        },
      ),
      Scope: value(() => (this.#model.sheet === null ? 'Workbook' : 'Worksheet')),
      Visible: value(
        () => this.#model.hidden !== true,
        (visible) => {
          if (visible === false) this.#model.hidden = true;
          else delete this.#model.hidden;
        },
      ),
      Type: value(() => 'Range'),
      Delete: method(() => {
        const { workbook } = this.#session;
        workbook.names = workbook.names.filter((name) => name !== this.#model);
      }),
    };
  }
}

function refuse(): never {
  throw itemNotFound('name');
}
