import { beforeAll, describe, expect, it } from 'vitest';
import { isLowerBetter } from '../../../../core/analysis/measure-direction.ts';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { MEASURES, plainBook, STORES, storesBook, WEIGHTS } from './sample-teams.ts';

const said = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const rowsOf = ({ report }: Composed, id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith(id) ? block.rows.map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]) : []));
const formulasIn = ({ report }: Composed) => report.plan.sheets.flatMap(({ cells }) => cells.flatMap(({ content }) => (content.kind === 'formula' ? [content.formula] : [])));

/** By hand: to the target, low ones twice the way down, revenue beside the highest. */
function pointsByHand([, sales, complaints, shopping, rating, revenue]: (typeof STORES)[number]): (number | null)[] {
  const over = (value: number | null = null, whole: number) => (value === null ? null : (100 * value) / whole);
  return [over(sales, 1), complaints === null || complaints === undefined ? null : Math.max(0, 200 - (100 * complaints) / 0.02), over(shopping, 90), over(rating, 4.5), over(revenue, 910_000)];
}

function totalByHand(store: (typeof STORES)[number]): number {
  const parts = pointsByHand(store).flatMap((points, place) => (points === null ? [] : [{ points, weight: WEIGHTS[place] ?? NaN }]));
  return parts.reduce((sum, { points, weight }) => sum + points * weight, 0) / parts.reduce((sum, { weight }) => sum + weight, 0);
}

describe('stores with a row of weights and one of targets', () => {
  let bytes: Uint8Array;
  let report: Composed;
  beforeAll(async () => {
    bytes = await storesBook();
    report = await compose(bytes, 'scorecard');
  });

  it('are scored on one scale and ranked, equals sharing a place and the next being left out', () => {
    const rows = rowsOf(report, '.points').slice(0, -1);
    for (const [name, , total, ...points] of rows) {
      const store = STORES.find(([each]) => each === name);
      if (store === undefined) throw new Error(`${String(name)} is no store`);
      expect(total).toBeCloseTo(totalByHand(store), 9);
      for (const [place, value] of pointsByHand(store).entries()) {
        if (value === null) expect(points[place]).toBeNull();
        else expect(points[place]).toBeCloseTo(value, 9);
      }
    }
    expect(rows.map(([name, rank]) => [name, rank]).slice(0, 3)).toEqual([['Airport', 1], ['Station', 1], ['Mall East', 3]]);
    expect(said(report)).toContain('Airport, Station share first place with 107 points.');
  });

  it('show the weights in the row that scores are made from', () => {
    expect(rowsOf(report, '.points').at(-1)).toEqual(['Weight', null, null, ...WEIGHTS]);
    expect(formulasIn(report).filter((formula) => formula.includes('SUMPRODUCT('))).not.toHaveLength(0);
  });

  it('are told who lacks measures, and who lacks too many to be ranked', () => {
    expect(caveats(report)).toEqual(expect.arrayContaining(['scale', 'lower-is-better', 'missing', 'unranked', 'ties', 'small-group']));
    expect(rowsOf(report, '.points').map(([name]) => name)).not.toContain('New Site');
  });

  it('differ from the first by parts that add up', () => {
    const rows = rowsOf(report, '.gap');
    expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(['Station', 'Mall East', 'Old Town', 'University']));
    expect(rows.map(([name]) => name)).not.toContain('Mall West');
    for (const [, whole, ...parts] of rows) expect(parts.map(Number).reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(whole), 9);
  });

  it('say which part of the spread each measure makes, all of it together', () => {
    const parts = rowsOf(report, '.measures').map(([, , part]) => Number(part));
    expect(parts).toHaveLength(MEASURES.length);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
  });

  it('keep names and values of a person when weights are given by option, and refuse what is none', async () => {
    const given = await compose(bytes, 'scorecard', { options: { scorecard: { weights: 'Sales attainment=50, Complaint rate=50%' , higher: 'Complaint rate' } } });
    expect(rowsOf(given, '.points').at(-1)).toEqual(['Weight', null, null, 50, 0.5]);
    expect(caveats(given)).toEqual(expect.arrayContaining(['no-weight', 'weights-sum']));
    expect(caveats(given)).not.toContain('lower-is-better');
    await expect(compose(bytes, 'scorecard', { options: { scorecard: { weights: 'Sales=50' } } })).rejects.toThrow(/option-wrong/);
    await expect(compose(bytes, 'scorecard', { options: { scorecard: { lower: 'Sales' } } })).rejects.toThrow(/option-wrong/);
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('have the scores and places that the engine gave', async () => {
      const { formulas, different } = await recalculatedAlike(bytes, report.report.plan);
      expect(different).toEqual([]);
      expect(formulas).toBeGreaterThan(60);
    }, 120_000);
  });
});

describe('people without weights', () => {
  const rows = [
    ['姓名', '达成率', '差错数', '总分'],
    ['甲', 0.9, 0, 1],
    ['乙', 1.2, 4, 2],
    ['丙', 0.6, 2, 3],
    ['丁', 0.6, 2, 4],
  ];

  const withTargets = (...targets: (number | null)[]) => plainBook('考核', [...rows.slice(0, 1), ['目标', ...targets], ...rows.slice(1)]);

  it('count all measures the same, which is said, and leave out what the sheet made of them', async () => {
    const report = await compose(await withTargets(1, 4, null), 'scorecard');
    expect(rowsOf(report, '.points')).toEqual([
      ['甲', 1, 145, 90, 200],
      ['乙', 2, 110, 120, 100],
      ['丙', 3, 105, 60, 150],
      ['丁', 3, 105, 60, 150],
      ['Weight', null, null, 1, 1],
    ]);
    expect(caveats(report)).toContain('equal-weights');
  });

  it('have what should be low and has no target measured between the lowest and the highest', async () => {
    const report = await compose(await plainBook('考核', [['姓名', '达成率', '差错数'], ['权重', 0.5, 0.5], ...rows.slice(1).map((row) => row.slice(0, 3))]), 'scorecard');
    expect(rowsOf(report, '.points').map(([name, , , , points]) => [name, points])).toEqual([['甲', 100], ['乙', 0], ['丙', 50], ['丁', 50], ['Weight', 0.5]]);
  });

  it('are no scorecard where names come again', async () => {
    const log = [['姓名', '达成率', '满意度得分'], ...Array.from({ length: 20 }, (_, row) => [['甲', '乙', '丙'][row % 3] ?? '', 0.9 + row / 100, 80 + row])];
    const { study } = await compose(await plainBook('日志', log), 'data-quality');
    expect(study.offers.map(({ plugin }) => plugin)).not.toContain('scorecard');
    expect(study.unfit.map(({ plugin }) => plugin)).toContain('scorecard');
  });
});

describe('the direction of a measure', () => {
  it.each(['投诉率', '差错数', '退款率', '平均响应时间', 'Complaint rate', 'error_count', 'Average handling time'])('is down for %s', (header) => {
    expect(isLowerBetter(header.replaceAll('_', ' '))).toBe(true);
  });

  it.each(['销售达成率', '投诉解决率', '成本节约额', '客户满意度', 'Resolution rate', 'On-time rate', 'Cost savings'])('is up for %s', (header) => {
    expect(isLowerBetter(header)).toBe(false);
  });
});
