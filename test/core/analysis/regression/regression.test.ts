import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { compose } from '../../report/recalculated-report.ts';
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

let shops: Composed;
beforeAll(async () => {
  shops = await compose(await shopsBook(), 'regression');
});
const said = (): string[] => shops.report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const valueOf = (id: string) => shops.report.facts.find((fact) => fact.id === `regression.Shops.${id}`)?.value;

describe('a regression report', () => {
  it('finds what sales were made of, with intervals that hold it', () => {
    for (const [id, made] of [['Discount.-1', -20], ['Region.1', 150]] as const) {
      expect(valueOf(`effect.${id}.low`)).toBeLessThan(made);
      expect(valueOf(`effect.${id}.high`)).toBeGreaterThan(made);
    }
    expect(valueOf('explained')).toBeGreaterThan(0.98);
  });

  it('says so in plain words, and nothing of what shows no relation', () => {
    expect(said()).toContainEqual(expect.stringMatching(/^All else equal, each 1 points more of Discount goes with [\d.]+ less Sales on average \(95% interval -[\d.]+ to -[\d.]+\)\.$/));
    expect(said().join()).toContain('Region West goes with');
    expect(said().join()).not.toContain('Staff hours');
  });

  it('keeps out a column that says what another does, counts rows with gaps, and never speaks of causes', () => {
    const caveats = shops.report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block] : []));
    expect(caveats.map(({ code }) => code)).toEqual(expect.arrayContaining(['not-cause', 'rows-left-out', 'repeated-factor']));
    expect(caveats.find(({ code }) => code === 'repeated-factor')?.text.en).toMatch(/Page views moves almost as Visitors does|Visitors moves almost as Page views does/);
    expect(caveats.find(({ code }) => code === 'rows-left-out')?.text.en).toMatch(/^1 rows /);
    expect(said().join()).not.toMatch(/cause/);
  });
});
