import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate, type Composed } from '../../report/recalculated-report.ts';

const CUSTOMERS = Array.from({ length: 14 }, (_, index) => `Client ${String.fromCharCode(65 + index)}`);
const MONTHS = 26;

/**
 * Sales of 14 customers in 26 months against a target of 100 each: those of A to E double in the second of the last two
 * years, N reaches half of its target. Months go up and down around a level that rises by `rise` a month.
 */
function salesOf(month: number, customer: number, rise: number): number {
  const large = customer < 5 ? (month >= 14 ? 200 : 100) : customer === 13 ? 50 : 100;
  return large + rise * month + ((month * 5 + customer) % 7);
}

async function workbook(sales: (month: number, customer: number) => number): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Sales');
  sheet.addRow(['Date', 'Customer', 'Sales', 'Target']);
  for (let month = 0; month < MONTHS; month++) {
    CUSTOMERS.forEach((name, customer) => sheet.addRow([new Date(Date.UTC(2024, month, 1)), name, sales(month, customer), 100]));
  }
  sheet.getColumn(1).numFmt = 'yyyy-mm';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const sentences = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));

let bytes: Uint8Array;
let composed: Composed;
beforeAll(async () => {
  bytes = await workbook((month, customer) => salesOf(month, customer, 1));
  composed = await compose(bytes, 'sales-performance');
});

describe('what a report on sales says', () => {
  it('names who is furthest from the target and who did best', () => {
    const said = sentences(composed).find((text) => text.startsWith('By Customer') && text.includes('furthest'));
    expect(said).toBe('By Customer, Client N is furthest from its target with 80% (80 of 100); Client A did best with 231%.');
  });

  it('draws every customer against its target, the rest together, so that all of them add up', () => {
    const { blocks } = composed.report;
    const chart = blocks.find((block) => block.kind === 'chart' && block.chart === 'bullet');
    if (chart?.kind !== 'chart') throw new Error('sales against targets were not drawn');
    expect(chart.series.map(({ look }) => look)).toEqual(['actual', 'target', 'previous']);
    const table = blocks.find((block) => block.kind === 'table' && block.id === chart.table);
    if (table?.kind !== 'table') throw new Error('the chart has no table');
    const column = (at: number) => table.rows.reduce((sum, { facts }) => sum + Number(facts[at]?.value ?? NaN), 0);
    const month = (which: number) => CUSTOMERS.reduce((sum, _, customer) => sum + salesOf(which, customer, 1), 0);
    expect([column(0), column(1), column(2)]).toEqual([month(MONTHS - 1), CUSTOMERS.length * 100, month(MONTHS - 2)]);
    const [short] = chart.series[0]?.points ?? [];
    expect([table.rows[short?.row ?? -1]?.label.value, short?.look]).toEqual(['Client N', 'bad']);
  });

  it('says how much more sales depend on few than a year before', () => {
    const sum = (from: number, customers: number) => {
      let all = 0;
      for (let month = from; month < from + 12; month++) for (let customer = 0; customer < customers; customer++) all += salesOf(month, customer, 1);
      return all;
    };
    const fact = (id: string) => composed.report.facts.find((one) => one.id === `sales-performance.Sales.${id}`)?.value;
    expect(fact('largest.share')).toBeCloseTo(sum(14, 5) / sum(14, 14), 9);
    const said = sentences(composed).find((text) => text.includes('the largest 5 of 14'));
    expect(said).toMatch(/after 3\d(\.\d)?% a year before \(\+1\d(\.\d)? points\)\.$/);
  });

  it('says that sales rise where a line through the months is steeper than chance would make it, and not where it is not', async () => {
    expect(sentences(composed)).toContainEqual(expect.stringMatching(/^Over the last 24 complete periods Sales has been rising/));
    const level = await compose(await workbook((month, customer) => 100 + ((month * 5 + customer * 3) % 7)), 'sales-performance');
    expect(sentences(level).filter((text) => text.includes('has been'))).toEqual([]);
  });

  it('keeps to nine sentences, the weightiest first', () => {
    const scores = composed.report.blocks.flatMap((block) => (block.kind === 'finding' ? [block.score] : []));
    expect(scores.length).toBeLessThanOrEqual(9);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describeWith(['libreoffice'], 'a report on sales with targets, recalculated by a spreadsheet', () => {
  it('gives what the engine gave', async () => {
    const [seen] = await recalculate(bytes, [composed.report.plan]);
    for (const { sheet, address, content } of formulasOf(composed.report.plan)) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
