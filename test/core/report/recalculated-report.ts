import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { openNodeEngine } from '../../../core/engine/node-engine.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { composeReport } from '../../../core/report/compose-report.ts';
import { openStudy } from '../../../core/report/open-study.ts';
import type { ComposedReport, ReportOptions, Study, StudyInput } from '../../../core/report/study.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { cellAddress } from '../../../core/workbook/address.ts';
import type { CellContent, SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import { convertWithLibreOffice } from '../../environment/libreoffice.ts';

export const NOW = '2026-11-24T03:10:00Z';

export interface Composed {
  readonly study: Study;
  readonly report: ComposedReport;
}

/** Opens a workbook file, takes the best offer of an analysis, or of each of several, and composes the report. */
export async function compose(bytes: Uint8Array, plugin: string | readonly string[], options: Partial<ReportOptions & Pick<StudyInput, 'calendar' | 'clips'>> = {}): Promise<Composed> {
  const engine = await openNodeEngine();
  const { calendar = PLAIN_CALENDAR, clips = [], ...rest } = options;
  try {
    const input = { workbook: openWorkbookFile(bytes, 'book.xlsx'), engine, clips, calendar };
    const study = await openStudy(input);
    const offers = [plugin].flat().flatMap((id) => study.offers.find((offer) => offer.plugin === id) ?? []);
    return { study, report: await composeReport(input, offers, { language: 'en', now: NOW, ...rest }) };
  } finally {
    await engine.close();
  }
}

/** What a spreadsheet makes of a cell: a number, a text, or its error. */
export type Seen = string | number | boolean | null;

/** Writes plans into copies of a workbook, has LibreOffice calculate them anew, and reads the cells back. */
export async function recalculate(bytes: Uint8Array, plans: readonly SheetPlan[]): Promise<((sheet: string, address: string) => Seen)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  try {
    const files: string[] = [];
    for (const [index, plan] of plans.entries()) {
      const workbook = openWorkbookFile(bytes, 'book.xlsx');
      await workbook.write(plan);
      const file = join(folder, `report${index}.xlsx`);
      await writeFile(file, workbook.save());
      files.push(file);
    }
    const converted = await convertWithLibreOffice(files, 'xlsx', join(folder, 'out'));
    return await Promise.all(converted.map(reader));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function reader(file: string): Promise<(sheet: string, address: string) => Seen> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return (sheet, address) => seen(book.getWorksheet(sheet)?.getCell(address));
}

function seen(cell: ExcelJS.Cell | undefined): Seen {
  const value = cell === undefined ? null : cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value;
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.getTime() / 86_400_000 + 25_569;
  return 'error' in value ? value.error : cell?.text ?? null;
}

export interface WrittenFormula {
  readonly sheet: string;
  readonly address: string;
  readonly content: Extract<CellContent, { kind: 'formula' }>;
}

export function formulasOf(plan: SheetPlan): WrittenFormula[] {
  return plan.sheets.flatMap((sheet) =>
    sheet.cells.flatMap(({ row, column, content }) => (content.kind === 'formula' ? [{ sheet: sheet.name, address: cellAddress(row, column), content }] : [])),
  );
}

/** The plan as it is once a person has chosen another period in the selector. */
export function choose(plan: SheetPlan, label: string): SheetPlan {
  const [first] = plan.sheets;
  const selector = first?.validations[0]?.range;
  return {
    ...plan,
    sheets: plan.sheets.map((sheet) =>
      sheet !== first
        ? sheet
        : { ...sheet, cells: sheet.cells.map((cell) => (cellAddress(cell.row, cell.column) === selector ? { ...cell, content: { kind: 'text', text: label } } : cell)) },
    ),
  };
}

/** `1e-9` relative, an empty cell and an empty text being the same. */
export function agrees(seen: Seen, expected: number | string | boolean | null): boolean {
  if (typeof expected === 'number') return typeof seen === 'number' && Math.abs(seen - expected) <= 1e-9 * Math.max(Math.abs(expected), 1e-3);
  return (seen ?? '') === (expected ?? '');
}
