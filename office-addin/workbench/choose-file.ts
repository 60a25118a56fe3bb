import type { ChosenFile } from './open-book.ts';

interface PickerOptions {
  readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, readonly string[]>> }[];
}

declare global {
  interface Window {
    /** File System Access API, where the browser has it. */
    showOpenFilePicker?: (options: PickerOptions) => Promise<FileSystemFileHandle[]>;
  }
  interface DataTransferItem {
    getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
  }
}

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES = { [WORKBOOK_TYPE]: ['.xlsx'], 'application/vnd.ms-excel.sheet.macroEnabled.12': ['.xlsm'], 'text/csv': ['.csv', '.tsv', '.txt'], 'application/json': ['.json'], 'application/xml': ['.xes'], 'application/gzip': ['.gz'] };

/** Asks for a workbook in the way that lets us save over it later; null where the person thinks better of it. */
export async function chooseByHandle(pick: NonNullable<Window['showOpenFilePicker']>): Promise<ChosenFile | null> {
  try {
    const [handle] = await pick({ types: [{ description: 'Excel, CSV, Trello, Asana, XES', accept: TYPES }] });
    return handle === undefined ? null : { file: await handle.getFile(), handle };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** The first file of a drop, with its handle where the browser gives one. */
export async function chooseByDrop(transfer: DataTransfer | null): Promise<ChosenFile | null> {
  const item = [...(transfer?.items ?? [])].find((one) => one.kind === 'file');
  const file = item?.getAsFile() ?? null;
  if (item === undefined || file === null) return null;
  const handle = (await item.getAsFileSystemHandle?.()) ?? null;
  return { file, handle: handle instanceof FileSystemFileHandle ? handle : null };
}
