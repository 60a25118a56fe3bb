import { basename } from 'node:path';
import type { Text } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { clipsNoWorkbook } from '../../core/language/texts/command-line.ts';
import { foreignBook } from '../../core/sheet/foreign/foreign-file.ts';
import { openWorkbookFile, type FileWorkbook } from '../../core/workbook/file/file-workbook.ts';
import { isBundleFile } from './bundle-file.ts';
import { readInput } from './files.ts';
import { nativeInflate } from './native-inflate.ts';

/**
 * An .xlsx or .xlsm file, or a file of another tool as a workbook of its data; `onNotices` hears what a person should
 * know of how that was read. Throws Problem where it is missing or cannot be opened, with the reason.
 */
export async function openBook(file: string, onNotices?: (notices: readonly Text[]) => void): Promise<FileWorkbook> {
  if (isBundleFile(file)) throw new Problem('clips-no-workbook', clipsNoWorkbook(basename(file)));
  const [bytes, name] = [await readInput(file), basename(file)];
  const foreign = await foreignBook(bytes, name);
  if (foreign !== null) onNotices?.(foreign.notices);
  return openWorkbookFile(foreign?.bytes ?? bytes, name, nativeInflate);
}
