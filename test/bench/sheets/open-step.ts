import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from '../../../core/language/problem.ts';
import { understandWorkbook } from '../../../core/sheet/understand-workbook.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';

/** `opened`, or the code of the Problem that a file is refused with. Anything else that is thrown is thrown on. */
export async function openAndUnderstand(path: string): Promise<string> {
  try {
    await understandWorkbook(openWorkbookFile(readFileSync(path), basename(path)));
    return 'opened';
  } catch (cause) {
    if (cause instanceof Problem) return cause.code;
    throw cause;
  }
}
