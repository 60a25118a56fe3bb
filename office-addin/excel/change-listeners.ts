import type { WorkbookChange } from '../../core/workbook/workbook.ts';

type Listener = (change: WorkbookChange) => void;
type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Tells listeners what changes in the open workbook. Excel is asked for changes only while somebody listens. An
 * event names its sheet by id; the name is looked up for all events that came together.
 */
export class ChangeListeners {
  readonly #listeners = new Set<Listener>();
  readonly #inTurn: InTurn;
  #registration: OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs> | null = null;
  #isTelling = false;
  #waiting: { worksheetId: string; address: string }[] = [];

  /** @param inTurn runs work after the work given before, so that events and writing do not cross. */
  constructor(inTurn: InTurn) {
    this.#inTurn = inTurn;
  }

  add(listener: Listener): () => void {
    // The same function may listen twice and leave once.
    const own: Listener = (change) => listener(change);
    this.#listeners.add(own);
    this.adjust();
    return () => {
      this.#listeners.delete(own);
      this.adjust();
    };
  }

  /** Asks Excel for changes, or no more. Where it cannot be asked just now, the next reading or writing tries again. */
  adjust(): void {
    this.#inTurn(async () => {
      if (this.#listeners.size > 0 && this.#registration === null) await this.#register();
      else if (this.#listeners.size === 0 && this.#registration !== null) await this.#unregister(this.#registration);
    }).catch(() => undefined);
  }

  async #register(): Promise<void> {
    await Excel.run(async (context) => {
      const registration = context.workbook.worksheets.onChanged.add((event) => {
        this.#hear(event);
        return Promise.resolve();
      });
      await context.sync();
      this.#registration = registration;
    });
  }

  async #unregister(registration: OfficeExtension.EventHandlerResult<Excel.WorksheetChangedEventArgs>): Promise<void> {
    this.#registration = null;
    await Excel.run(registration.context, async (context) => {
      registration.remove();
      await context.sync();
    });
  }

  #hear({ worksheetId, address }: Excel.WorksheetChangedEventArgs): void {
    this.#waiting.push({ worksheetId, address });
    if (this.#isTelling) return;
    this.#isTelling = true;
    // What cannot be told now waits for the next event.
    this.#inTurn(() => this.#tell())
      .catch(() => undefined)
      .finally(() => {
        this.#isTelling = false;
      });
  }

  async #tell(): Promise<void> {
    while (this.#waiting.length > 0) {
      const names = await sheetNames();
      const events = this.#waiting;
      this.#waiting = [];
      for (const { worksheetId, address } of events) {
        const sheet = names.get(worksheetId);
        // A sheet that was taken back again concerns nobody.
        if (sheet === undefined) continue;
        const change = { sheet, range: address === '' ? null : address };
        // A listener that throws must not keep the others from hearing.
        for (const listener of this.#listeners) queueMicrotask(() => listener(change));
      }
    }
  }
}

function sheetNames(): Promise<Map<string, string>> {
  return Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load('items/id,items/name');
    await context.sync();
    return new Map(sheets.items.map((sheet) => [sheet.id, sheet.name]));
  });
}
