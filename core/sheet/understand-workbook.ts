import type { Text } from '../language/language.ts';
import type { LongWork, Workbook } from '../workbook/workbook.ts';
import { changeCorrections, type CorrectionChange } from './change-correction.ts';
import { placeCorrections } from './place-corrections.ts';
import { readTables, type SheetReading } from './read-tables.ts';
import { keepCorrections, readCorrections, type RememberedCorrections } from './remembered-corrections.ts';

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

/**
 * Keeps what a person said in the workbook and reads its sheet again; other sheets stay as they were read.
 * Throws what `changeCorrections` and `keepCorrections` throw; then nothing has changed.
 */
export async function correctUnderstanding(workbook: Workbook, before: Understanding, change: CorrectionChange, work: LongWork = {}): Promise<Understanding> {
  const remembered = await readCorrections(workbook);
  const changed = await changeCorrections(workbook, await workbook.info(work), remembered.corrections, change);
  const kept = await keepCorrections(workbook, remembered, changed.corrections, changed.names, work);
  const info = await workbook.info(work);
  const { placed, lost } = placeCorrections(info, kept.corrections);
  const again = changed.sheet === null ? [] : await readTables(workbook, { ...work, info, corrections: placed, only: changed.sheet });
  const readings = before.readings.map((reading) => again.find(({ name }) => name === reading.name) ?? reading);
  return { readings, remembered: kept, notices: noticesOf(readings, kept, lost) };
}

function noticesOf(readings: readonly SheetReading[], remembered: RememberedCorrections, lost: readonly Text[]): readonly Text[] {
  return [...remembered.notices, ...lost, ...readings.flatMap(({ ignored }) => ignored)];
}
