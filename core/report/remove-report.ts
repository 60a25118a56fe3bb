import { Problem } from '../language/problem.ts';
import { removalTexts } from '../language/texts/removal.ts';
import { cellAddress, formatArea, type RangeRef } from '../workbook/address.ts';
import { formulaWords } from '../workbook/formula-words.ts';
import { nameKey } from '../workbook/legal-names.ts';
import { rectangles } from '../workbook/rectangles.ts';
import type { LongWork, Workbook } from '../workbook/workbook.ts';
import { EVIDENCE_NAMESPACE } from './evidence-xml.ts';
import type { WrittenReport } from './written-reports.ts';

/**
 * What stands on a report's sheets though the report did not write it: a person's own notes, columns, totals. They go
 * with the sheets, so ask before. As ranges, sheet by sheet.
 */
export async function ownCells(workbook: Workbook, report: WrittenReport, work: LongWork = {}): Promise<readonly RangeRef[]> {
  const info = await workbook.info(work);
  const own: RangeRef[] = [];
  for (const { name, areas } of report.sheets) {
    const range = info.sheets.find((sheet) => sheet.name === name)?.usedRange ?? null;
    if (range === null) continue;
    const cells: { row: number; column: number }[] = [];
    for await (const chunk of workbook.read({ sheet: name, range }, work)) {
      chunk.values.forEach((values, index) => {
        const row = chunk.firstRow + index;
        const inRow = areas.filter(({ top, bottom }) => top <= row && row <= bottom);
        values.forEach((value, place) => {
          const column = chunk.firstColumn + place;
          if (value !== null && value !== '' && !inRow.some(({ left, right }) => left <= column && column <= right)) cells.push({ row, column });
        });
      });
    }
    own.push(...rectangles(cells).map((area) => ({ sheet: name, range: formatArea(area) })));
  }
  return own;
}

/**
 * Takes a report out of the workbook: its sheets with their charts and tables, its names, its evidence. All else stays.
 * Throws Problem `report-in-use` where a formula or a name elsewhere needs its sheets, and what the workbook throws;
 * then the workbook is as before.
 */
export async function removeReport(workbook: Workbook, report: WrittenReport, work: LongWork = {}): Promise<void> {
  const users = await usersOf(workbook, report, work);
  if (users.length > 0) throw new Problem('report-in-use', removalTexts.inUse(users.slice(0, MOST_NAMED), users.length));
  work.signal?.throwIfAborted();
  const document = { namespace: EVIDENCE_NAMESPACE, xml: report.document };
  await workbook.remove({ sheets: report.sheets.map(({ name }) => name), names: report.names, document }, work);
}

const MOST_NAMED = 5;

/** Formulas and names outside of a report that point at its sheets, as a person would find them. */
async function usersOf(workbook: Workbook, report: WrittenReport, { signal, onProgress }: LongWork): Promise<readonly string[]> {
  const sheets = new Set(report.sheets.map(({ name }) => nameKey(name)));
  /** How far the sheets are is told here, not by each reading. */
  const quiet = signal === undefined ? {} : { signal };
  const info = await workbook.info(quiet);
  const isOwnSheet = (sheet: string) => sheets.has(nameKey(sheet));
  const tables = info.sheets.filter(({ name }) => isOwnSheet(name)).flatMap((sheet) => sheet.tables.map(({ name }) => name));
  const own = new Set([...report.names, ...tables].map(nameKey));
  const points = (formula: string) => {
    const words = formulaWords(formula);
    return words.sheets.some(isOwnSheet) || words.names.some((name) => own.has(nameKey(name)));
  };
  const users = info.names.filter(({ name, sheet, refersTo }) => !own.has(nameKey(name)) && (sheet === null || !isOwnSheet(sheet)) && points(refersTo)).map(({ name }) => name);
  const others = info.sheets.filter(({ name, kind }) => kind === 'worksheet' && !isOwnSheet(name));
  for (const [index, { name, usedRange }] of others.entries()) {
    onProgress?.({ done: index, total: others.length });
    if (usedRange === null) continue;
    for await (const { formulas } of workbook.read({ sheet: name, range: usedRange }, quiet)) {
      users.push(...formulas.filter(({ formula }) => points(formula)).map(({ row, column }) => `${name}!${cellAddress(row, column)}`));
    }
  }
  return users;
}
