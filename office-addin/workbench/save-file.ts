import type { Language, Text } from '../../core/language/language.ts';
import { say } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { workbench } from '../../core/language/texts/workbench.ts';
import { WORKBOOK_TYPE } from './choose-file.ts';
import type { ChosenFile } from './open-book.ts';

/** Hands the bytes to the browser as a download under a name of their own. */
export function saveAsDownload(chosen: ChosenFile, bytes: Uint8Array<ArrayBuffer>, language: Language, hasReport: boolean): Text {
  const name = newFileName(chosen.file.name, language, hasReport);
  const url = URL.createObjectURL(new Blob([bytes], { type: chosen.file.type === '' ? WORKBOOK_TYPE : chosen.file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return workbench.savedAs(name);
}

/**
 * Writes over the file that was opened. The browser swaps the new file in only when it is whole.
 * @throws Problem `changed-on-disk`, `save-refused`; then the file is as it was.
 */
export async function saveOver(chosen: ChosenFile, bytes: Uint8Array<ArrayBuffer>): Promise<Text> {
  const { handle, file } = chosen;
  if (handle === null) throw new Problem('save-refused', workbench.saveRefused(file.name));
  const now = await handle.getFile();
  if (now.lastModified !== file.lastModified || now.size !== file.size) {
    throw new Problem('changed-on-disk', workbench.changedOnDisk(file.name));
  }
  try {
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
  } catch (error) {
    throw new Problem('save-refused', workbench.saveRefused(file.name), { cause: error });
  }
  return workbench.savedOver(file.name);
}

/** `Sales.xlsx` -> `Sales with report.xlsx`, or `Sales corrected.xlsx` where no report was written. */
export function newFileName(name: string, language: Language, hasReport: boolean): string {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '.xlsx';
  const named = hasReport ? workbench.reportFileName(stem) : workbench.correctedFileName(stem);
  return `${say(named, language)}${extension}`;
}
