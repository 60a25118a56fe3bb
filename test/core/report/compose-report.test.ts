import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../core/fact/sentence-text.ts';
import { serialOf } from '../../../core/metric/calendar.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { isLegalName, isLegalSheetName } from '../../../core/workbook/legal-names.ts';
import type { PlannedCell } from '../../../core/workbook/sheet-plan.ts';
import { isWellFormedXml } from '../../../core/workbook/well-formed-xml.ts';
import { cellAddress } from '../../../core/workbook/address.ts';
import { describeWith } from '../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from './recalculated-report.ts';
import type { Composed } from './recalculated-report.ts';
import { sampleOrders, sampleWorkbook } from './sample-orders.ts';

let bytes: Uint8Array;
let composed: Composed;

beforeAll(async () => {
  bytes = await sampleWorkbook('table');
  composed = await compose(bytes, 'sales-performance');
});

const sumOf = (from: number, to: number, region?: string) =>
  sampleOrders()
    .filter((row) => row.day >= from && row.day < to && (region === undefined || row.region === region))
    .reduce((sum, row) => sum + row.sales, 0);
const february = sumOf(serialOf(2026, 2, 1), serialOf(2026, 3, 1));
const factOf = (id: string) => composed.report.facts.find((fact) => fact.id === `sales-performance.Orders.${id}`);

describe('a report', () => {
  it('is about the last complete month, against the one before and the year before', () => {
    expect(factOf('value')?.value).toBeCloseTo(february, 6);
    expect(factOf('value.previous')?.value).toBeCloseTo(sumOf(serialOf(2026, 1, 1), serialOf(2026, 2, 1)), 6);
    expect(factOf('value.year-before')?.value).toBeCloseTo(sumOf(serialOf(2025, 2, 1), serialOf(2025, 3, 1)), 6);
  });

  it('compares the running month with as many days before, and says that it is running', () => {
    expect(factOf('to-date')?.value).toBeCloseTo(sumOf(serialOf(2026, 3, 1), serialOf(2026, 3, 11)), 6);
    expect(factOf('to-date.previous')?.value).toBeCloseTo(sumOf(serialOf(2026, 2, 1), serialOf(2026, 2, 11)), 6);
    expect(composed.report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []))).toContain('partial-period');
  });

  it('says who contributed, in sentences whose every number has a source', () => {
    const findings = composed.report.blocks.filter((block) => block.kind === 'finding');
    expect(findings[0] && sentenceText(findings[0].sentence, 'en')).toMatch(/^Sales came to [\d.]+K? in Feb 2026, -[\d.]+% against Jan 2026\.$/);
    for (const { sentence } of findings) for (const fact of Object.values(sentence.facts)) expect(fact.sources.length).toBeGreaterThan(0);
  });

  it('points its formulas at the Excel Table, and tells where each fact stands', () => {
    const cell = composed.report.cells.get('sales-performance.Orders.value');
    expect(cell?.formula).toBe('=SUMIFS(Orders[Sales],Orders[Order Date],">="&Calculation!$C$7,Orders[Order Date],"<"&Calculation!$D$7)');
    expect(cell?.ref.sheet).toBe('Sales performance');
    expect(composed.report.cells.get('sales-performance.Orders.by.Region.0042')?.formula).toContain('SUMPRODUCT(');
  });

  it('leads from every card and finding to its line on the sources sheet', () => {
    const [summary] = composed.report.plan.sheets;
    const links = summary?.cells.flatMap((cell) => (cell.link?.kind === 'place' ? [cell.link.ref.sheet] : [])) ?? [];
    expect(links.length).toBeGreaterThan(8);
    expect(new Set(links)).toEqual(new Set(['Sources']));
  });

  it('keeps facts and evidence as well-formed XML, and legal, free names', () => {
    const { plan } = composed.report;
    expect(plan.customXml !== null && isWellFormedXml(plan.customXml)).toBe(true);
    expect(plan.sheets.every((sheet) => isLegalSheetName(sheet.name))).toBe(true);
    expect(plan.names.every(({ name }) => isLegalName(name))).toBe(true);
  });

  it('is written beside an earlier one under names of its own', async () => {
    const workbook = openWorkbookFile(bytes, 'book.xlsx');
    await workbook.write(composed.report.plan);
    const second = (await compose(workbook.save(), 'sales-performance')).report.plan;
    expect(second.sheets[0]?.name).toBe('Sales performance 2');
    await expect(openWorkbookFile(workbook.save(), 'book.xlsx').write(second)).resolves.toMatchObject({ sheets: second.sheets.map((sheet) => sheet.name) });
    expect(second.id).toBe(composed.report.plan.id);
  });

  it('points at a clean copy where a table holds words that mean nothing is there', async () => {
    const { report } = await compose(await sampleWorkbook('placeholder'), 'sales-performance');
    expect(report.plan.sheets.some((sheet) => sheet.tables.length > 0)).toBe(true);
    expect(report.cells.get('sales-performance.Orders.value')?.formula).toContain('Data_Orders[Sales]');
  });

  it('never makes a formula of what a cell says', async () => {
    const { report } = await compose(await sampleWorkbook('messy'), 'sales-performance', { language: 'zh' });
    const data = report.plan.sheets.find((sheet) => sheet.tables.length > 0);
    const formula = (cell: PlannedCell) => cell.content.kind === 'formula';
    expect(data?.cells.some(formula)).toBe(false);
  });
});

describeWith(['libreoffice'], 'a report recalculated by a spreadsheet', () => {
  it('over an Excel Table, a clean copy or totals gives what the engine gave', async () => {
    const messy = await sampleWorkbook('messy');
    const copied = await compose(messy, 'sales-performance', { language: 'zh' });
    const totalled = await compose(messy, 'sales-performance', { language: 'zh', mostComparisons: 0 });
    expect(totalled.report.blocks).toContainEqual(expect.objectContaining({ kind: 'caveat', code: 'totals' }));
    for (const [book, { report }] of [[bytes, composed], [messy, copied], [messy, totalled]] as const) {
      const [seen] = await recalculate(book, [report.plan]);
      const formulas = formulasOf(report.plan);
      expect(formulas.length).toBeGreaterThan(100);
      for (const { sheet, address, content } of formulas) {
        const value = seen?.(sheet, address) ?? null;
        expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
      }
    }
    const dataSheet = copied.report.plan.sheets.find((sheet) => sheet.tables.length > 0);
    expect(dataSheet?.tables[0]?.columns).toContain('源表行号');
    expect(dataSheet?.cells.filter(({ row }) => row === 3).map(({ row, column }) => cellAddress(row, column))).toContain('E4');
  }, 120_000);
});
