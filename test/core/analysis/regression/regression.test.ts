import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import type { Language } from '../../../../core/language/language.ts';
import { cellAddress } from '../../../../core/workbook/address.ts';
import type { RangeRef } from '../../../../core/workbook/address.ts';
import type { SheetPlan } from '../../../../core/workbook/sheet-plan.ts';
import { describeWith } from '../../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';

/** Shops whose sales were made of visitors, discount and region; staff says nothing, visitors twice says it again. */
async function shopsBook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Shops');
  const rows = Array.from({ length: 120 }, (_, row) => {
    const visitors = 200 + ((row * 37) % 101);
    const discount = ((row * 13) % 30) / 100;
    const region = ['East', 'West', 'East', 'North', 'East'][row % 5] ?? '';
    const noise = ((row * 7919) % 97) / 97 - 0.5;
    const sales = 5 * visitors - 2000 * discount + (region === 'West' ? 150 : 0) + 40 * noise;
    return [row === 3 ? null : visitors, 2 * visitors + (row % 2), discount, ((row * 31) % 17) + 3, region, Math.round(sales * 100) / 100];
  });
  sheet.addTable({ name: 'Shops', ref: 'A1', headerRow: true, columns: ['Visitors', 'Page views', 'Discount', 'Staff hours', 'Region', 'Sales'].map((name) => ({ name })), rows });
  sheet.getColumn(3).numFmt = '0%';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

let bytes: Uint8Array;
let shops: Composed;
beforeAll(async () => {
  bytes = await shopsBook();
  shops = await compose(bytes, 'regression');
});
const said = (language: Language = 'en'): string[] => shops.report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const valueOf = (id: string) => shops.report.facts.find((fact) => fact.id === `regression.Shops.${id}`)?.value;
function cellOf(id: string): RangeRef {
  const cell = shops.report.cells.get(`regression.Shops.${id}`);
  if (cell === undefined) throw new Error(`${id} stands nowhere`);
  return cell.ref;
}

describe('a regression report', () => {
  it('finds what sales were made of, with intervals that hold it', () => {
    expect(valueOf('step.Discount')).toBe(0.1);
    for (const [id, made] of [['Discount.-1', -200], ['Region.1', 150]] as const) {
      expect(valueOf(`effect.${id}.low`)).toBeLessThan(made);
      expect(valueOf(`effect.${id}.high`)).toBeGreaterThan(made);
    }
    expect(valueOf('explained')).toBeGreaterThan(0.98);
  });

  it('says so in plain words, and nothing of what shows no relation', () => {
    expect(said()).toContainEqual(expect.stringMatching(/^All else equal, each 10 points more of Discount goes with Sales [\d.]+ lower on average \(95% interval [\d.]+ to [\d.]+\)\.$/));
    expect(said('zh')).toContainEqual(expect.stringMatching(/^其他条件相同时，Discount 每增加 10 个百分点，Sales 平均少 [\d.]+（95% 区间 [\d.]+ 至 [\d.]+）。$/));
    expect(said()).toContainEqual(expect.stringMatching(/^All else equal, Region West goes with Sales [\d.]+ higher than East on average/));
    expect(said().join()).not.toContain('Staff hours');
  });

  it('keeps out a column that says what another does, and never speaks of causes', () => {
    const caveats = shops.report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block] : []));
    expect(caveats.map(({ code }) => code)).toEqual(expect.arrayContaining(['not-cause', 'repeated-factor']));
    expect(caveats.find(({ code }) => code === 'repeated-factor')?.text.en).toMatch(/Page views moves almost as Visitors does|Visitors moves almost as Page views does/);
    expect(said().join()).not.toMatch(/cause/);
  });
});

describeWith(['libreoffice'], 'a regression report recalculated by a spreadsheet', () => {
  it('gives the same numbers, and others where a person changes a step', async () => {
    const { plan } = shops.report;
    const step = cellOf('step.Discount');
    const effect = cellOf('effect.Discount.-1');
    const twice: SheetPlan = {
      ...plan,
      sheets: plan.sheets.map((sheet) => ({
        ...sheet,
        cells: sheet.cells.map((cell) => (sheet.name === step.sheet && cellAddress(cell.row, cell.column) === step.range ? { ...cell, content: { kind: 'number' as const, number: 0.2 } } : cell)),
      })),
    };
    const [seen, changed] = await recalculate(bytes, [plan, twice]);
    const formulas = formulasOf(plan);
    expect(formulas.filter(({ content }) => content.formula.includes('*')).length).toBeGreaterThan(5);
    for (const { sheet, address, content } of formulas) {
      const value = seen?.(sheet, address) ?? null;
      expect(agrees(value, content.cached), `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
    expect(agrees(changed?.(effect.sheet, effect.range) ?? null, 2 * Number(valueOf('effect.Discount.-1')))).toBe(true);
  }, 120_000);
});
