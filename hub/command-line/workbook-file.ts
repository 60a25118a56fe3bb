import { basename } from 'node:path';
import { openWorkbookFile, type FileWorkbook } from '../../core/workbook/file/file-workbook.ts';
import { readInput } from './files.ts';
import { nativeInflate } from './native-inflate.ts';

/** An .xlsx or .xlsm file. Throws Problem where it is missing or cannot be opened, with the reason. */
export async function openBook(file: string): Promise<FileWorkbook> {
  return openWorkbookFile(await readInput(file), basename(file), nativeInflate);
}
