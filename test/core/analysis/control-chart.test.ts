import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { sentenceText } from '../../../core/fact/sentence-text.ts';
import { describeWith } from '../../environment/tools.ts';
import { agrees, compose, formulasOf, recalculate } from '../report/recalculated-report.ts';
import { chanceOfSignals, controlSignals } from '../../../core/analysis/control-chart/rule-set.ts';
import { histogram } from '../../../core/analysis/control-chart/histogram.ts';
import { controlViolations } from '../../../core/statistics/control-rules.ts';

async function book(head: readonly string[], rows: readonly (readonly (string | number | Date)[])[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Data');
  sheet.addRow([...head]);
  for (const row of rows) sheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
/** Up and down around 0 without a pattern. */
const WAVE = [0.2, -0.5, 0.7, -0.1, -0.8, 0.4, 0.9, -0.3, 0.1, -0.6, 0.5, -0.9, 0.3, 0.6, -0.4, -0.2, 0.8, -0.7, 0.4, -0.3, 0.1, -0.5, 0.6, -0.1];
const day = (index: number) => new Date(Date.UTC(2026, 0, 5 + index));
const said = ({ report }: Awaited<ReturnType<typeof compose>>) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const codes = ({ report }: Awaited<ReturnType<typeof compose>>) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const valueOf = ({ report }: Awaited<ReturnType<typeof compose>>, id: string) => report.facts.find((fact) => fact.id === `control-chart.Data.${id}`)?.value;

describe('a control chart of single measurements', () => {
  const rows = (last: number) => [...WAVE, last].map((value, index) => [`B${String(index + 100)}`, 20 + value]);

  it('says that a process is stable', async () => {
    const composed = await compose(await book(['Batch', 'Viscosity'], rows(0)), 'control-chart');
    expect(composed.study.offers.find(({ plugin }) => plugin === 'control-chart')?.score).toBeGreaterThan(0.6);
    expect(said(composed)[0]).toMatch(/^Viscosity is stable: all 25 points/);
    const formulas = composed.report.plan.sheets.flatMap(({ cells }) => cells.flatMap(({ content }) => (content.kind === 'formula' ? [content.formula] : [])));
    expect(formulas).toContainEqual(expect.stringMatching(/AVERAGE\(\$C\$\d+:\$C\$\d+\)/));
  });

  it('names the point that is out, and does not trust capability then', async () => {
    const composed = await compose(await book(['Batch', 'Viscosity'], rows(9)), 'control-chart', { options: { 'control-chart': { lower: '15', upper: '25' } } });
    expect(said(composed)).toContainEqual(expect.stringMatching(/^B124 is above the upper control limit: 29/));
    expect(said(composed)).toContainEqual(expect.stringMatching(/^1 of 25 measured values/));
    expect(codes(composed)).toContain('capability-unstable');
  });
});

describe('a control chart of samples', () => {
  it('has limits by the ranges and capability by columns of limits', async () => {
    const rows = WAVE.flatMap((value, index) => [0, 0.6, -0.6].map((off) => [index + 1, 50 + value / 4 + off, 46, 54]));
    const composed = await compose(await book(['Sample', 'Diameter', 'LSL', 'USL'], rows), 'control-chart');
    expect(valueOf(composed, 'spread-center')).toBeCloseTo(1.2, 9);
    expect(valueOf(composed, 'sigma')).toBeCloseTo(1.2 / 1.692569, 6);
    expect(Number(valueOf(composed, 'index.Cp'))).toBeCloseTo(8 / 6 / (1.2 / 1.692569), 5);
    expect(codes(composed)).toContain('small-sample');
  });
});

describe('a control chart of counts', () => {
  it('draws shares, and says defects per million and the sigma level', async () => {
    const rows = WAVE.map((value, index) => [day(index), 100, Math.round(5 + 2 * value)]);
    const composed = await compose(await book(['Date', 'Inspected', 'Defects'], rows), 'control-chart');
    const defects = rows.reduce((sum, [, , count]) => sum + Number(count), 0);
    expect(valueOf(composed, 'center')).toBeCloseTo(defects / 2400, 12);
    expect(valueOf(composed, 'per-million')).toBeCloseTo((defects / 2400) * 1e6, 6);
    expect(composed.study.offers.find(({ plugin }) => plugin === 'control-chart')?.score).toBe(0.9);
  });
});

describe('a control chart of defects per unit', () => {
  it('is written without a sigma level where there are more defects than units', async () => {
    const rows = WAVE.map((value, index) => [`P${String(index + 100)}`, 5, Math.round(9 + 2 * value)]);
    const composed = await compose(await book(['Lot', 'Units', 'Defects'], rows), 'control-chart');
    expect(valueOf(composed, 'per-million')).toBeGreaterThan(1e6);
    expect(valueOf(composed, 'level')).toBeUndefined();
    // 1,800,000 is no 2M.
    expect(said(composed)).toContainEqual(expect.stringMatching(/: 1\.8M per million opportunities\.$/));
  });
});

describe('a control chart by period', () => {
  it('follows what a table of records adds up to, and is offered quietly', async () => {
    const rows = WAVE.flatMap((value, index) => [1, 2].map((part) => [day(index), 100 * part + 10 * value]));
    const composed = await compose(await book(['Date', 'Sales'], rows), 'control-chart');
    expect(composed.study.offers.find(({ plugin }) => plugin === 'control-chart')?.score).toBe(0.35);
    expect(valueOf(composed, 'value.0')).toBeCloseTo(300 + 20 * (WAVE[0] ?? NaN), 9);
  });
});

describe('signals', () => {
  const signalsOf = (points: readonly number[]) =>
    controlSignals(controlViolations(Float64Array.from(points)), 'standard', (index) => Math.sign(points[index] ?? 0), (index) => (points[index] ?? 0) > (points[index - 1] ?? 0));

  it('are one where a pattern goes on', () => {
    expect(signalsOf([0.2, 0.5, 0.3, 0.6, 0.2, 0.4, 0.1, 0.3, 0.2, -0.1])).toEqual([{ rule: '8-on-one-side', from: 0, to: 8, side: 'above' }]);
  });

  it('are weighed by how many chance brings', () => {
    expect(chanceOfSignals(0, 100, 2, 'standard')).toBe(1);
    expect(chanceOfSignals(1, 200, 3.1, 'standard')).toBeGreaterThan(0.2);
    expect(chanceOfSignals(1, 20, 6, 'standard')).toBeLessThan(1e-6);
  });
});

describe('a histogram', () => {
  it('counts every value once, within and outside the specification', () => {
    const values = Float64Array.from(WAVE);
    const bins = histogram(values, { lower: -0.75, upper: 0.75, target: null });
    expect(bins.reduce((sum, { inside, outside }) => sum + inside + outside, 0)).toBe(values.length);
    expect(bins.reduce((sum, { outside }) => sum + outside, 0)).toBe(4);
  });
});

describe('signals', () => {
  const table = ({ report }: Awaited<ReturnType<typeof compose>>) => report.blocks.find((block) => block.kind === 'table' && block.id.endsWith('.signals'));

  it('of a jump show how far it went and how far it usually goes', async () => {
    const rows = [...WAVE.map((value) => 20 + value / 4), 21.2].map((value, index) => [`B${String(index + 100)}`, value]);
    const composed = await compose(await book(['Batch', 'Viscosity'], rows), 'control-chart');
    const block = table(composed);
    const jumps = block?.kind === 'table' ? block.rows.filter(({ facts }) => String(facts[3]?.value).startsWith('too far from the point before')) : [];
    expect(jumps.length).toBeGreaterThan(0);
    for (const { facts } of jumps) expect(Number(facts[0]?.value)).toBeGreaterThan(Number(facts[2]?.value));
  });

  it('that chance may bring are counted as signals, however many points one runs over', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`B${String(index + 100)}`, 20 + (WAVE[index % WAVE.length] ?? 0) + (index >= 60 && index < 65 ? 1.4 : 0)]);
    const composed = await compose(await book(['Batch', 'Viscosity'], rows), 'control-chart');
    const block = table(composed);
    const count = block?.kind === 'table' ? block.rows.length : 0;
    expect(count).toBeGreaterThan(1);
    expect(said(composed)[0]).toContain(`there are ${String(count)} signals in 120 points`);
  });
});

describeWith(['libreoffice'], 'a control chart recalculated by a spreadsheet', () => {
  const measured = WAVE.map((value, index) => [`B${String(index + 100)}`, 20 + value]);
  const samples = WAVE.flatMap((value, index) => [0, 0.6, -0.6].map((off) => [index + 1, 50 + value / 4 + off, 46, 54]));
  const counted = WAVE.map((value, index) => [day(index), 100 + (index % 3) * 20, Math.round(5 + 4 * value)]);
  const defects = WAVE.map((value, index) => [`P${String(index + 100)}`, 5, Math.round(9 + 2 * value)]);
  const daily = WAVE.flatMap((value, index) => [1, 2].map((part) => [day(index), 100 * part + 10 * value]));

  it.each([
    ['single values', ['Batch', 'Viscosity'], measured],
    ['samples', ['Sample', 'Diameter', 'LSL', 'USL'], samples],
    ['shares of lots of different sizes', ['Date', 'Inspected', 'Defects'], counted],
    ['defects per unit', ['Lot', 'Units', 'Defects'], defects],
    ['sums by day', ['Date', 'Sales'], daily],
  ])('gives the limits of %s that the analysis gave', async (_, head, rows) => {
    const bytes = await book(head, rows);
    const { report } = await compose(bytes, 'control-chart');
    const [seen] = await recalculate(bytes, [report.plan]);
    const formulas = formulasOf(report.plan);
    expect(formulas.length).toBeGreaterThan(WAVE.length);
    for (const { sheet, address, content } of formulas) {
      const value = seen?.(sheet, address) ?? null;
      // A card only points at a cell that is looked at by itself; LibreOffice saves it with fewer digits.
      const isPointing = /^=[^(]*\$[A-Z]+\$\d+$/.test(content.formula);
      const isSame = isPointing && typeof value === 'number' && typeof content.cached === 'number' ? Math.abs(value - content.cached) <= 1e-7 * Math.max(Math.abs(content.cached), 1e-3) : agrees(value, content.cached);
      expect(isSame, `${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`).toBe(true);
    }
  }, 120_000);
});
