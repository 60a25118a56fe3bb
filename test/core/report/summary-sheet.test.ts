import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../core/fact/sentence-text.ts';
import { PLAIN_CALENDAR } from '../../../core/metric/business-calendar.ts';
import { parsePeriod } from '../../../core/metric/period-key.ts';
import { cellAddress, parseReference } from '../../../core/workbook/address.ts';
import type { CellContent, PlannedCell, PlannedSheet } from '../../../core/workbook/sheet-plan.ts';
import { openWorkbookFile } from '../../../core/workbook/file/file-workbook.ts';
import { describeWith } from '../../environment/tools.ts';
import { agrees, choose, compose, formulasOf, recalculate } from './recalculated-report.ts';
import type { Composed } from './recalculated-report.ts';
import { sampleWorkbook } from './sample-orders.ts';

const ANALYSES = ['sales-performance', 'forecast', 'why-changed'];

let bytes: Uint8Array;
let composed: Composed;
let summary: PlannedSheet;

beforeAll(async () => {
  bytes = await sampleWorkbook('table');
  composed = await compose(bytes, ANALYSES);
  const [first] = composed.report.plan.sheets;
  if (first === undefined) throw new Error('a report has sheets');
  summary = first;
}, 60_000);

const sheetNamed = (name: string) => composed.report.plan.sheets.find((sheet) => sheet.name === name);
const cellAt = (sheet: PlannedSheet | undefined, address: string) => sheet?.cells.find(({ row, column }) => cellAddress(row, column) === address);
const cachedOf = (content: CellContent | undefined) => {
  switch (content?.kind) {
    case 'formula':
      return content.cached;
    case 'number':
      return content.number;
    case 'text':
      return content.text;
    default:
      return null;
  }
};
/** The cell that a formula shows as it is. */
const pointedAt = ({ content }: PlannedCell) => {
  const formula = content.kind === 'formula' ? content.formula : '';
  const ref = parseReference(/^=(?:IF\((.+?)="","",.+\)|(.+))$/.exec(formula)?.slice(1).find((part) => part !== undefined) ?? '');
  return ref === null ? null : cellAt(sheetNamed(ref.sheet), ref.range);
};
const leadsTo = ({ link }: PlannedCell) => (link?.kind === 'place' ? link.ref.sheet : null);
const findingRows = () => {
  const sources = summary.cells.filter((cell) => cell.column === 12 && leadsTo(cell) === 'Sources').map(({ row }) => row);
  return sources.map((row) => summary.cells.filter((cell) => cell.row === row));
};

describe('the summary of several analyses', () => {
  it('is the first sheet, and there is none of one analysis', async () => {
    expect(composed.report.plan.sheets.map(({ name }) => name).slice(0, 4)).toEqual(['Summary', 'Sales performance', 'Forecast', 'Why it changed']);
    const { report } = await compose(bytes, 'sales-performance');
    expect(report.plan.sheets[0]?.name).toBe('Sales performance');
  });

  it('has a name of its own in the language of the report, and in evidence and names stands beside the other sheets', async () => {
    const workbook = openWorkbookFile(bytes, 'book.xlsx');
    await workbook.write(composed.report.plan);
    const again = (await compose(workbook.save(), ANALYSES, { language: 'zh' })).report.plan;
    expect(again.sheets[0]?.name).toBe('摘要');
    expect((await compose(workbook.save(), ANALYSES)).report.plan.sheets[0]?.name).toBe('Summary 2');
    const marks = composed.report.plan.names.filter(({ name }) => name.startsWith('Clipsheet_Sheet'));
    expect(marks[0]?.ref.sheet).toBe('Summary');
    expect(composed.report.plan.customXml?.match(/<sheet mark="([^"]+)"/)?.[1]).toBe(marks[0]?.name);
  });

  it('shows what stands on the sheets of the analyses, by formulas that point there', () => {
    const shown = summary.cells.filter(({ content }) => content.kind === 'formula' && /^=(?:IF\()?'?[^'"]+'?!\$/.test(content.formula));
    expect(shown.length).toBeGreaterThan(30);
    for (const cell of shown) {
      const source = pointedAt(cell);
      expect(source, JSON.stringify(cell.content)).toBeDefined();
      expect(cachedOf(cell.content)).toBe(cachedOf(source?.content));
    }
    expect(composed.report.cells.get('sales-performance.Orders.value')?.ref.sheet).toBe('Sales performance');
  });

  it('has at most six cards and no measure twice', () => {
    const labels = summary.cells.filter((cell) => cell.row === 5 && leadsTo(cell) === 'Sources').map(({ content }) => cachedOf(content));
    expect(labels[0]).toBe('Sales');
    expect(labels.length).toBeLessThanOrEqual(6);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('says at most nine things, each with a link to its analysis and its evidence', () => {
    const rows = findingRows();
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.length).toBeLessThanOrEqual(9);
    const said = composed.report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
    for (const row of rows) {
      const [sentence] = row.filter(({ column }) => column === 1);
      expect(said).toContain(cachedOf(sentence?.content));
      expect(ANALYSES.map((_, index) => composed.report.plan.sheets[index + 1]?.name)).toContain(row.map(leadsTo).find((sheet) => sheet !== null));
    }
    const words = rows.map((row) => cachedOf(row.find(({ column }) => column === 1)?.content));
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((one) => String(one).startsWith('Mar 2026 is still running'))).toHaveLength(1);
  });

  it('is one page across, and names every analysis with its question', () => {
    expect(summary.print).toMatchObject({ orientation: 'landscape', pages: { startRows: [] } });
    const words = summary.cells.map(({ content }) => cachedOf(content));
    for (const plugin of ANALYSES) expect(words).toContain(composed.study.offers.find((offer) => offer.plugin === plugin)?.question.en);
  });

  it('draws the weightiest finding where that leaves the page whole, with charts of their own ids', async () => {
    const { sheets } = (await compose(bytes, ['sales-performance', 'why-changed'])).report.plan;
    expect(sheets[0]?.charts.map(({ id }) => id).length).toBe(2);
    expect(sheets[0]?.print).toMatchObject({ pages: { startRows: [] } });
    const ids = sheets.flatMap((sheet) => sheet.charts.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('chooses the period for the sheets that can follow, which offer no choice of their own', () => {
    const sales = sheetNamed('Sales performance');
    expect(summary.validations).toHaveLength(1);
    expect(sales?.validations).toHaveLength(0);
    const follower = cellAt(sales, 'C4');
    expect(follower?.content).toMatchObject({ kind: 'formula', cached: 'Feb 2026' });
    expect(follower?.content.kind === 'formula' && follower.content.formula).toContain('MATCH(Summary!$C$4,');
    // In a cell formatted as text a formula would be words.
    expect(follower?.style?.numberFormat).toBeUndefined();
  });
});

describeWith(['libreoffice'], 'the summary recalculated by a spreadsheet', () => {
  it('shows what it was written with; its cards, and those of the sheets, follow the period chosen on it', async () => {
    const { plan } = composed.report;
    const other = (await compose(bytes, ANALYSES, { period: parsePeriod('2025-06', PLAIN_CALENDAR) })).report.plan;
    const [own, chosen] = await recalculate(bytes, [plan, choose(plan, 'Jun 2025')]);
    for (const { sheet, address, content } of formulasOf(plan).filter(({ sheet }) => sheet === summary.name)) {
      expect(agrees(own?.(sheet, address) ?? null, content.cached), `${address} ${content.formula}`).toBe(true);
    }
    const card = (id: string) => composed.report.cells.get(`sales-performance.Orders.${id}`)?.ref;
    const asked = formulasOf(other);
    for (const ref of [card('value'), card('value.change')]) {
      const wanted = asked.find(({ sheet, address }) => sheet === ref?.sheet && address === ref.range)?.content.cached ?? null;
      expect(typeof wanted).toBe('number');
      expect(agrees(chosen?.(ref?.sheet ?? '', ref?.range ?? '') ?? null, wanted)).toBe(true);
      const shownAt = summary.cells.find((cell) => cell.content.kind === 'formula' && pointedAt(cell) === cellAt(sheetNamed(ref?.sheet ?? ''), ref?.range ?? '') && cell.row > 5);
      expect(agrees(chosen?.(summary.name, cellAddress(shownAt?.row ?? 0, shownAt?.column ?? 0)) ?? null, wanted)).toBe(true);
    }
    expect(chosen?.('Sales performance', 'C4')).toBe('Jun 2025');
    expect(chosen?.(summary.name, 'B7')).toBe('Jun 2025');
  }, 240_000);
});
