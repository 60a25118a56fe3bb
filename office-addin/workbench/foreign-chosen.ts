import type { Text } from '../../core/language/language.ts';
import { WORKBOOK_TYPE } from './choose-file.ts';
import type { ChosenFile } from './open-book.ts';

/** A chosen file with what it holds. */
export interface ReadFile {
  readonly chosen: ChosenFile;
  readonly bytes: Uint8Array;
  /** What a person should know of how it was read. */
  readonly notices: readonly Text[];
}

/**
 * A chosen file as a workbook: one of another tool becomes a new .xlsx file of its data, so that it is never saved over.
 * Throws what reading such a file throws.
 */
export async function readChosen(chosen: ChosenFile): Promise<ReadFile> {
  const { file } = chosen;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const plain = { chosen, bytes, notices: [] };
  if (/\.xls[xm]$/i.test(file.name)) return plain;
  const { foreignBook, foreignKind } = await import('../../core/sheet/foreign/foreign-file.ts');
  const foreign = await foreignBook(bytes, file.name);
  if (foreign === null) return plain;
  const name = `${file.name.slice(0, -(foreignKind(file.name)?.length ?? 0))}.xlsx`;
  return { chosen: { file: new File([Uint8Array.from(foreign.bytes)], name, { type: WORKBOOK_TYPE }), handle: null }, bytes: foreign.bytes, notices: foreign.notices };
}
