import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import type { Language } from '../../../../core/language/language.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';

const REGIONS = ['North', 'South', 'West', 'East'];
const PRODUCTS = ['Band', 'Watch', 'Scale', 'Lamp', 'Cable'];

/** Two months of daily sales that rise by a tenth, but for Lamp in West, which falls by four fifths; cost is a fixed part of them. */
async function salesBook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const rows = [0, 1].flatMap((month) =>
    Array.from({ length: 28 }, (_, day) => day).flatMap((day) =>
      REGIONS.flatMap((region, place) =>
        PRODUCTS.map((product, rank) => {
          const falls = month === 1 && region === 'West' && product === 'Lamp' ? 0.2 : 1;
          const amount = 100 * (1 + place) * (1 + 0.3 * rank) * (1 + 0.1 * month) * falls * (1 + 0.02 * (((7 * place + 3 * rank + 5 * month) % 5) - 2));
          return [new Date(Date.UTC(2025, 1, 1 + day + 28 * month)), region, product, Math.round(amount), product === 'Cable' && month === 1 ? Math.round(amount / 2) : Math.round(amount / 4)];
        }),
      ),
    ),
  );
  book.addWorksheet('Sales').addTable({ name: 'Orders', ref: 'A1', headerRow: true, columns: ['Order Date', 'Region', 'Product', 'Sales', 'Cost'].map((name) => ({ name })), rows });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const PERIOD = { grain: 'month', from: 45_717, to: 45_748 } as const;
const said = ({ report }: Composed, language: Language) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const rowsOf = ({ report }: Composed, id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id === `why-changed.Orders.${id}` ? block.rows : []));
const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Quotients of sums come back from a spreadsheet with seven digits that are sure. */
const isNear = (seen: unknown, cached: unknown) => isNumber(seen) && isNumber(cached) && Math.abs(seen - cached) <= 1e-6 * Math.max(1e-3, Math.abs(cached));

let bytes: Uint8Array;
let sales: Composed;
let perSales: Composed;
beforeAll(async () => {
  bytes = await salesBook();
  sales = await compose(bytes, 'why-changed', { period: PERIOD });
  perSales = await compose(bytes, 'why-changed', { period: PERIOD, options: { 'why-changed': { measure: 'Cost', per: 'Sales' } } });
});

describe('a report on why sales changed', () => {
  it('says first what went against a total that rose', () => {
    expect(said(sales, 'en')[0]).toMatch(/^West × Lamp went against the whole/);
    expect(said(sales, 'zh')[0]).toMatch(/^West × Lamp .*方向相反/);
  });

  it('lists parts that add up to the change', () => {
    for (const id of ['segments', 'by.Region', 'by.Product']) {
      const rows = rowsOf(sales, id);
      const contributions = rows.map((row) => row.facts.at(-2)?.value).filter(isNumber);
      const [total = NaN] = contributions.slice(-1);
      expect(contributions.length).toBe(rows.length);
      expect(contributions.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(total, 6);
    }
  });

  it('takes a ratio apart into rate and mix', () => {
    expect(said(perSales, 'en')[0]).toMatch(/^Cable: Cost ÷ Sales went from/);
    const rows = rowsOf(perSales, 'by.Product');
    const total = Number(rows.at(-1)?.facts[2]?.value);
    const added = rows.slice(0, -1).reduce((sum, { facts }) => sum + Number(facts[5]?.value) + Number(facts[6]?.value), 0);
    expect(added).toBeCloseTo(total, 9);
    expect(total).toBeGreaterThan(0);
  });

  it('says of what did not move only that, in the whole and in every part', async () => {
    const book = new ExcelJS.Workbook();
    const rows = Array.from({ length: 56 }, (_, day) => day).flatMap((day) => REGIONS.map((region) => [new Date(Date.UTC(2025, 1, 1 + day)), region, 'Band', 100, 25]));
    book.addWorksheet('Sales').addTable({ name: 'Orders', ref: 'A1', headerRow: true, columns: ['Order Date', 'Region', 'Product', 'Sales', 'Cost'].map((name) => ({ name })), rows });
    const still = await compose(new Uint8Array(await book.xlsx.writeBuffer()), 'why-changed');
    expect(said(still, 'en')).toEqual([expect.stringMatching(/^Sales is the same in Week \d+, 2025 as in Week \d+, 2025, 2,800, and so is every part of it\.$/)]);
    expect(still.report.blocks.some(({ kind }) => kind === 'chart' || kind === 'table')).toBe(false);
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('gives what the engine gave', { timeout: 180_000 }, async () => {
      for (const composed of [sales, perSales]) {
        const [seen] = await recalculate(bytes, [composed.report.plan]);
        const formulas = formulasOf(composed.report.plan);
        expect(formulas.length).toBeGreaterThan(40);
        for (const { sheet, address, content } of formulas) {
          const value = seen?.(sheet, address) ?? null;
          expect(agrees(value, content.cached) || isNear(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
        }
      }
    });
  });
});
