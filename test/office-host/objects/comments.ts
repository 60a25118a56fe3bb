import { invalidArgument, itemNotFound } from '../api-error.ts';
import { textArgument } from '../arguments.ts';
import { HostObject, type Members, method, value } from '../host-object.ts';
import { newId, type SheetModel } from '../model/workbook-model.ts';
import { Range } from './range.ts';
import { placeIn } from './range-address.ts';
import type { Session } from './session.ts';

/** The comments of a sheet, or with no sheet those of the workbook. */
export class CommentCollection extends HostObject {
  readonly typeName = 'CommentCollection';
  readonly #session: Session;
  readonly #sheet: SheetModel | null;

  constructor(session: Session, sheet: SheetModel | null) {
    super();
    this.#session = session;
    this.#sheet = sheet;
  }

  protected members(): Members {
    return {
      GetCount: method(() => this.items().length),
      Add: method((cell, content) => {
        const place = cell instanceof Range ? cell : placeIn(this.#session.workbook, textArgument(cell, 'cell'), null);
        const { sheet, area } = place;
        if (sheet.comments.some((one) => one.row === area.top && one.column === area.left)) throw invalidArgument('the cell has a comment');
        if (this.#sheet !== null && sheet !== this.#sheet) throw invalidArgument('a cell of another sheet');
        const model = { id: newId(), row: area.top, column: area.left, text: textArgument(content, 'comment') };
        if (model.text === '') throw invalidArgument('an empty comment');
        sheet.comments.push(model);
        return new Comment(this.#session, sheet, model);
      }),
      GetItem: method((id) => this.items().find((item) => item.identity()['Id'] === id) ?? refuse()),
    };
  }

  override items(): readonly HostObject[] {
    const sheets = this.#sheet === null ? this.#session.workbook.sheets : [this.#sheet];
    return sheets.flatMap((sheet) => sheet.comments.map((model) => new Comment(this.#session, sheet, model)));
  }
}

class Comment extends HostObject {
  readonly typeName = 'Comment';
  readonly #session: Session;
  readonly #sheet: SheetModel;
  readonly #model: SheetModel['comments'][number];

  constructor(session: Session, sheet: SheetModel, model: SheetModel['comments'][number]) {
    super();
    this.#session = session;
    this.#sheet = sheet;
    this.#model = model;
  }

  override identity(): Record<string, unknown> {
    return { Id: this.#model.id };
  }

  protected members(): Members {
    const { row, column } = this.#model;
    return {
      Id: value(() => this.#model.id),
      Content: value(() => this.#model.text, (text) => {
        this.#model.text = textArgument(text, 'comment');
      }),
      GetLocation: method(() => new Range(this.#session, this.#sheet, { top: row, left: column, bottom: row, right: column })),
      Delete: method(() => {
        this.#sheet.comments = this.#sheet.comments.filter((comment) => comment !== this.#model);
      }),
    };
  }
}

function refuse(): never {
  throw itemNotFound('comment');
}
