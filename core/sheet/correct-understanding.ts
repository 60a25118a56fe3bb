import type { LongWork, Workbook } from '../workbook/workbook.ts';
import { changeCorrections, type CorrectionChange } from './change-correction.ts';
import { placeCorrections } from './place-corrections.ts';
import { readTables } from './read-tables.ts';
import { keepCorrections, readCorrections } from './remembered-corrections.ts';
import { noticesOf, type Understanding } from './understand-workbook.ts';

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
