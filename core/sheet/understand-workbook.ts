import type { Text } from '../language/language.ts';
import type { LongWork, Workbook } from '../workbook/workbook.ts';
import { placeCorrections } from './place-corrections.ts';
import { readTables, type SheetReading } from './read-tables.ts';
import { readCorrections, type RememberedCorrections } from './remembered-corrections.ts';

/** What is understood of a workbook: its tables as read, with what people said about them. */
export interface Understanding {
  readonly readings: readonly SheetReading[];
  readonly remembered: RememberedCorrections;
  /** Corrections whose cells are gone, and documents that could not be read. */
  readonly notices: readonly Text[];
}

/** Reads a workbook's tables and honours the corrections kept in it. Throws what the workbook throws; AbortError when stopped. */
export async function understandWorkbook(workbook: Workbook, work: LongWork = {}): Promise<Understanding> {
  const [remembered, info] = await Promise.all([readCorrections(workbook), workbook.info(work)]);
  const { placed, lost } = placeCorrections(info, remembered.corrections);
  const readings = await readTables(workbook, { ...work, info, corrections: placed });
  return { readings, remembered, notices: noticesOf(readings, remembered, lost) };
}

/** What a person should know of the corrections that a workbook remembers. */
export function noticesOf(readings: readonly SheetReading[], remembered: RememberedCorrections, lost: readonly Text[]): readonly Text[] {
  return [...remembered.notices, ...lost, ...readings.flatMap(({ ignored }) => ignored)];
}
