import { beforeAll, describe, expect, it } from 'vitest';
import type { ComposedReport } from '../../../../core/report/study.ts';
import { figureValue } from '../../../../core/report/cell-functions/figure-value.ts';
import { findFigure } from '../../../../core/report/cell-functions/find-figure.ts';
import { keptFigures, type KeptFigure } from '../../../../core/report/cell-functions/kept-figures.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import { compose } from '../recalculated-report.ts';
import { sampleWorkbook } from '../sample-orders.ts';

let report: ComposedReport;
let figures: readonly KeptFigure[];

beforeAll(async () => {
  report = (await compose(new Uint8Array(await sampleWorkbook('table')), 'sales-performance')).report;
  figures = keptFigures(report.plan.customXml ?? '');
});

const find = (metric: string, period: string | number, ...filters: { column: string | null; value: string }[]) => findFigure(figures, { metric, period, filters });
/** What the report itself says of a fact. */
const fact = (id: string) => {
  const found = report.facts.find((one) => one.id === `sales-performance.Orders.${id}`);
  if (found === undefined) throw new Error(`no fact ${id}`);
  return found;
};
const refusal = (code: string, words: string) => new RegExp(`^${code}: .*${words}`);

describe('the figures in a report’s evidence', () => {
  it('are found by metric and period, as the report computed them', () => {
    expect(find('Sales', '2025-03').value).toBe(fact('trend.value.2025-03').value);
    expect(find('Sales ÷ Orders', '2025-03').value).toBe(fact('trend.average.2025-03').value);
    expect(find(' sales ', 'Mar 2025').value).toBe(fact('trend.value.2025-03').value);
  });

  it.each(['2025年3月', 'March 2025', '2025-03-15', serialOf(2025, 3, 31)])('know the period %s', (period) => {
    expect(find('Sales', period).period).toMatchObject({ key: '2025-03', from: '2025-03-01', to: '2025-03-31' });
  });

  it('tell some days of a period from the whole', () => {
    expect(find('Sales', '2026-02').value).toBe(fact('value').value);
    expect(find('Sales', 'Mar 2026 (first 10 days)').value).toBe(fact('to-date').value);
    expect(find('Sales', 'Feb 2026 (first 10 days)').value).toBe(fact('to-date.previous').value);
    expect(() => find('Sales', '2027-03')).toThrow(refusal('period-unknown', 'Feb 2026'));
  });

  it('are found by filters, with or without the column', () => {
    const east = fact('by.Region.East').value;
    expect(find('Sales', '2026-02', { column: 'region', value: 'east' }).value).toBe(east);
    expect(find('Sales', '2026-02', { column: null, value: 'East' }).value).toBe(east);
    expect(() => find('Sales', '2026-02', { column: 'Region', value: 'Moon' })).toThrow(refusal('filters-unknown', 'Region=Moon'));
  });

  it('name their cell, but not one that shows whichever period is chosen', () => {
    const chosen = report.cells.get(fact('value').id);
    const fixed = report.cells.get(fact('trend.value.2026-02').id);
    expect(chosen?.followsChoice).toBe(true);
    expect(find('Sales', '2026-02').cell?.range).toBe(fixed?.ref.range);
    expect(fixed?.ref.range).not.toBe(chosen?.ref.range);
  });

  it('say what there is where a metric is not', () => {
    expect(() => find('Profit', '2025-03')).toThrow(refusal('metric-unknown', 'Sales'));
    expect(() => findFigure([], { metric: 'Sales', period: '2025-03', filters: [] })).toThrow(refusal('no-reports-kept', 'Analyse'));
  });

  it('come from the newest report, and name the table where two have the metric', () => {
    const [first] = figures;
    if (first === undefined) throw new Error('no figure');
    const older = { ...first, value: 1, writtenAt: '2026-01-01T00:00:00Z' };
    const newer = { ...first, value: 2, writtenAt: '2026-12-01T00:00:00Z' };
    const question = { metric: first.metric.label, period: first.period?.key ?? '', filters: [] };
    expect(findFigure([newer, older], question).value).toBe(2);
    const other = { ...newer, metric: { ...first.metric, table: 'Shops' } };
    expect(() => findFigure([newer, other], question)).toThrow(refusal('metric-ambiguous', 'Shops'));
    expect(findFigure([newer, { ...other, value: 3 }], { ...question, metric: `Shops/${first.metric.label}` }).value).toBe(3);
  });
});

describe('the value of a figure', () => {
  const place = { sheet: 'Sales', range: 'E4' };

  it('is what its cell shows now', () => {
    expect(figureValue(find('Sales', '2025-03'), { kind: 'shown', place, content: 12 })).toBe(12);
    expect(figureValue(find('Sales', '2025-03'), null)).toBe(fact('trend.value.2025-03').value);
  });

  it('is refused where the cell shows an error or nothing, or is gone', () => {
    const figure = find('Sales', '2025-03');
    expect(() => figureValue(figure, { kind: 'shown', place, content: '#DIV/0!' })).toThrow(refusal('figure-fails', 'Sales!E4'));
    expect(() => figureValue(figure, { kind: 'shown', place, content: '' })).toThrow(refusal('figure-empty', 'Sales'));
    expect(() => figureValue(figure, { kind: 'gone' })).toThrow(refusal('figure-gone', 'deleted'));
  });
});
