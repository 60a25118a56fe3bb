import { beforeAll, describe, expect, it } from 'vitest';
import type { Clip } from '../../../core/clip/clip.ts';
import { WorkbookEvidence } from '../../../core/report/evidence-at.ts';
import { removeReport } from '../../../core/report/remove-report.ts';
import { writtenReports } from '../../../core/report/written-reports.ts';
import { openWorkbookFile, type FileWorkbook } from '../../../core/workbook/file/file-workbook.ts';
import type { PlannedSheet } from '../../../core/workbook/sheet-plan.ts';
import { describeWith } from '../../environment/tools.ts';
import { sampleClip } from '../analysis/sample-clip.ts';
import { priceBook } from '../analysis/competitors/price-book.ts';
import { recalculatedAlike } from './recalculated-alike.ts';
import { compose, type Composed } from './recalculated-report.ts';
import { cellsOf, placeOf, refreshed, withCells } from './refreshed-book.ts';

const shop = (id: string, prices: readonly (readonly [string, string])[], capturedAt?: string) =>
  sampleClip(id, `https://${id.split('-')[0] ?? id}.example/list`, prices.map(([name, amount]) => ({ name, amount, currency: 'USD' })), capturedAt);
const CLIPS: readonly Clip[] = [
  shop('north-1', [['Smart Band 7', '80.00'], ['Desk lamp', '40.00'], ['Office chair', '231.00']]),
  shop('south-1', [['Smart Band 7', '90.00'], ['Desk lamp', '50.00'], ['Kettle', '30.00']]),
];
/** A month on, the north has become dearer than we are. */
const NEXT: readonly Clip[] = [...CLIPS, shop('north-2', [['Smart Band 7', '180.00'], ['Desk lamp', '60.00'], ['Office chair', '231.00']], '2026-12-20T08:30:00.000Z')];
const ITEMS = [['Smart Band 7', 99], ['Desk lamp', 36], ['Office chair', 172.4], ['Walnut shelf', 60]] as const;

let book: Uint8Array;
let made: Composed;
let chinese: Composed;
beforeAll(async () => {
  book = await priceBook(['Product', 'Price (USD)'], ITEMS);
  made = await compose(book, 'competitors', { clips: CLIPS });
  chinese = await compose(book, ['competitors', 'data-quality'], { clips: CLIPS, language: 'zh' });
});

async function written({ report }: Composed = made): Promise<FileWorkbook> {
  const workbook = openWorkbookFile(book, 'book.xlsx');
  await workbook.write(report.plan);
  return workbook;
}

const sheetOf = ({ report }: Composed, name: string): PlannedSheet => {
  const sheet = report.plan.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
};
const textAt = (sheet: PlannedSheet, text: string) => sheet.cells.find(({ content }) => content.kind === 'text' && content.text === text);
const names = async (workbook: FileWorkbook) => (await workbook.info()).sheets.map(({ name }) => name);

describe('points in four fields', () => {
  it('stand two by two on a sheet after that of their analysis', () => {
    expect(made.report.plan.sheets.map(({ name }) => name)).toEqual(['Competitors', 'SWOT', 'Calculation', 'Sources']);
    const swot = sheetOf(made, 'SWOT');
    const [strengths, weaknesses, opportunities, threats] = ['Strengths', 'Weaknesses', 'Opportunities', 'Threats'].map((title) => textAt(swot, title));
    expect([strengths?.column, weaknesses?.column]).toEqual([opportunities?.column, threats?.column]);
    expect([strengths?.row, opportunities?.row]).toEqual([weaknesses?.row, threats?.row]);
    expect([(strengths?.column ?? 0) < (weaknesses?.column ?? 0), (strengths?.row ?? 0) < (opportunities?.row ?? 0)]).toEqual([true, true]);
  });

  it('lead to their evidence, and to the page whose words stand below them', () => {
    const swot = sheetOf(made, 'SWOT');
    const point = textAt(swot, 'Smart Band 7 is dearer: our $99 against $85 (+16.5%).');
    const beside = swot.cells.find(({ row, content }) => row === point?.row && content.kind === 'text' && content.text === 'source' );
    expect(beside?.link).toMatchObject({ kind: 'place', ref: { sheet: 'Sources' } });
    const below = swot.cells.filter(({ row, column }) => row === (point?.row ?? 0) + 1 && column >= (point?.column ?? 0));
    expect(below.flatMap(({ content }) => (content.kind === 'text' ? [content.text] : []))).toEqual(['…now 80.00…', 'page']);
    expect(below.find(({ link }) => link !== undefined)?.link).toMatchObject({ kind: 'url', url: 'https://north.example/list' });
  });

  it('are led to from their analysis’s sheet and named in the contents of a summary', () => {
    const lead = textAt(sheetOf(made, 'Competitors'), 'SWOT (strengths, weaknesses, opportunities, threats) is on the sheet “SWOT”');
    expect(lead?.link).toMatchObject({ kind: 'place', ref: { sheet: 'SWOT' } });
    expect(chinese.report.plan.sheets.map(({ name }) => name)).toEqual(['摘要', '竞品对比', 'SWOT', '数据质量', '计算', '来源']);
    const summary = sheetOf(chinese, '摘要');
    expect(textAt(summary, '和竞品比，我们的优势、劣势、机会和威胁各是什么？')?.row).toBe(textAt(summary, 'SWOT')?.row);
    expect(textAt(sheetOf(chinese, 'SWOT'), '劣势')).toBeDefined();
  });

  it('give the passage and the clip behind a cell to whoever asks for its evidence', async () => {
    const workbook = await written();
    const [point, passage] = [await placeOf(workbook, 'SWOT', 'Smart Band 7 is dearer: our $99 against $85 (+16.5%).'), await placeOf(workbook, 'SWOT', '…now 80.00…')];
    const evidence = await WorkbookEvidence.open(workbook);
    const said = await evidence.at({ sheet: 'SWOT', range: point }, { tables: [] });
    expect(said).toMatchObject({ kind: 'facts', part: 'finding' });
    const quoted = await evidence.at({ sheet: 'SWOT', range: passage }, { tables: [] });
    expect(quoted.kind === 'facts' && quoted.facts.flatMap(({ sources }) => sources)).toMatchObject([{ kind: 'clip', clipId: 'north-1', quote: { exact: '80.00' } }]);
  });
});

describe('a sheet of points in a report that is refreshed', () => {
  it('has the points of now, and what a person wrote on its empty lines', async () => {
    const workbook = await written();
    const empty = (await placeOf(workbook, 'SWOT', 'Opportunities')).replace(/\d+/, (row) => String(Number(row) - 2));
    const noted = withCells(workbook, 'SWOT', { [empty]: '<c t="inlineStr"><is><t>Our own workshop</t></is></c>' });
    const { left, kept } = await refreshed(noted, undefined, NEXT);
    expect([left, kept.map(({ sheet, range }) => `${sheet}!${range.replace(/\d+/, '')}`)]).toEqual([[], ['SWOT!B']]);
    const { values } = await cellsOf(noted, 'SWOT');
    const said = [...values.values()];
    expect(said).toEqual(expect.arrayContaining(['Our own workshop', 'Smart Band 7 is cheaper: our $99 against $135 (-26.7%).', 'north.example raised a price: Smart Band 7 from $80 to $180 (+125%).']));
    expect(said).not.toContain('Smart Band 7 is dearer: our $99 against $85 (+16.5%).');
    expect(await names(noted)).toEqual(await names(await written()));
  });

  it('stays away where a person deleted it', async () => {
    const workbook = await written();
    await workbook.remove({ sheets: ['SWOT'], names: [], document: null });
    const { report } = await refreshed(workbook, undefined, NEXT);
    expect(await names(workbook)).toEqual(['Prices', 'Competitors', 'Calculation', 'Sources']);
    expect(report.blocks.some(({ kind }) => kind === 'quadrants')).toBe(false);
  });

  it('is the person’s own where they deleted the sheet of its analysis', async () => {
    const workbook = await written(chinese);
    await workbook.remove({ sheets: ['竞品对比'], names: [], document: null });
    const before = await cellsOf(workbook, 'SWOT');
    await refreshed(workbook, undefined, NEXT);
    expect(await names(workbook)).toEqual(['Prices', 'SWOT', '数据质量', '计算', '来源']);
    expect((await cellsOf(workbook, 'SWOT')).values).toEqual(before.values);
    expect((await writtenReports(workbook)).flatMap(({ sheets }) => sheets.map(({ name }) => name))).not.toContain('SWOT');
  });

  it('goes with its report', async () => {
    const workbook = await written();
    const [report] = await writtenReports(workbook);
    if (report !== undefined) await removeReport(workbook, report);
    expect(await names(workbook)).toEqual(['Prices']);
  });
});

describeWith(['libreoffice'], 'a report with points in four fields in a spreadsheet', () => {
  it('calculates what the engine gave', async () => {
    const { formulas, different } = await recalculatedAlike(book, chinese.report.plan);
    expect(formulas).toBeGreaterThan(10);
    expect(different).toEqual([]);
  }, 120_000);
});
