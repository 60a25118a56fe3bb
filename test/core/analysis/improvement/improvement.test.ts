import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { newcombeDifference } from '../../../../core/statistics/proportion.ts';
import { welchDifference } from '../../../../core/statistics/welch.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { ACTION, BEFORE, defects, inspected, inspectionBook, LOG, logBook, minutes, minutesBook } from './sample-improvements.ts';

const said = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const rowsOf = ({ report }: Composed, id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith(id) ? block.rows.map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]) : []));
const places = (from: number, to: number) => Array.from({ length: to - from }, (_, step) => from + step);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const withDate = (date: string, more: Readonly<Record<string, string>> = {}) => ({ options: { improvement: { 'action-date': date, ...more } } });

describe('defects by day, with a note of what was done', () => {
  let bytes: Uint8Array;
  let report: Composed;
  beforeAll(async () => {
    bytes = await inspectionBook();
    report = await compose(bytes, 'improvement');
  });

  it('are compared as shares of all that was inspected, by the interval of Newcombe', () => {
    const [before, after] = [places(0, BEFORE), places(BEFORE, 70)].map((side) => ({ hits: sum(side.map(defects)), tries: sum(side.map(inspected)) }));
    if (before === undefined || after === undefined) throw new Error('two sides');
    const { estimate, lower, upper } = newcombeDifference(after, before);
    expect(rowsOf(report, '.sides').map(([name, , , points, mean]) => [name, points, mean])).toEqual([['Before', 40, expect.closeTo(before.hits / before.tries, 12)], ['After', 30, expect.closeTo(after.hits / after.tries, 12)]]);
    for (const [place, value] of [estimate, lower, upper].entries()) expect(rowsOf(report, '.effects')[0]?.[place + 1]).toBeCloseTo(value, 12);
  });

  it('are told by plan, do, check and act, in that order', () => {
    const words = said(report);
    expect(words.map((text) => text.slice(0, text.indexOf(':')))).toEqual(['Plan', 'Do', 'Check', 'Check', 'Check', 'Check', 'Act']);
    expect(words[1]).toBe(`Do: from Apr 12, 2025: ${ACTION}.`);
    expect(words.at(-1)).toMatch(/^Act: Share of Defective is better by more than chance explains, between /);
    expect(caveats(report)).toContain('not-cause');
  });

  it('are not told apart from another action at the time', async () => {
    const two = await compose(await inspectionBook(new Map([[BEFORE, ACTION], [BEFORE + 8, 'Another supplier']])), 'improvement');
    expect(caveats(two)).toContain('other-actions');
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('give the numbers that the engine gave', async () => {
      const { formulas, different } = await recalculatedAlike(bytes, report.report.plan);
      expect(different).toEqual([]);
      expect(formulas).toBeGreaterThan(200);
    }, 120_000);
  });
});

describe('minutes by day', () => {
  it('are looked at only once a person gives the day of an action', async () => {
    const bytes = await minutesBook();
    await expect(compose(bytes, 'improvement')).rejects.toThrow(/action-date-missing/);
    await expect(compose(bytes, 'improvement', withDate('soon'))).rejects.toThrow(/option-wrong/);
    await expect(compose(bytes, 'improvement', withDate('2025-04-12', { measure: 'Cost' }))).rejects.toThrow(/option-wrong/);
    const { study } = await compose(bytes, 'improvement', withDate('2025年4月12日'));
    expect(study.offers.find(({ plugin }) => plugin === 'improvement')).toMatchObject({ isAside: true, headline: null });
  });

  it("differ by Welch's interval, and by the level and slopes that they were made of", async () => {
    const report = await compose(await minutesBook(), 'improvement', withDate('2025-04-12', { action: 'Reply templates' }));
    const welch = welchDifference(places(0, BEFORE).map(minutes), places(BEFORE, 70).map(minutes));
    const effects = rowsOf(report, '.effects');
    for (const [place, value] of [welch?.estimate, welch?.lower, welch?.upper, welch?.p].entries()) expect(effects[0]?.[place + 1]).toBeCloseTo(value ?? NaN, 9);
    expect(effects.map(([name]) => name)).toEqual(['Difference of means', 'Shift of level', 'Change of trend (a week)', 'Trend before (a week)']);
    expect(Number(effects[1]?.[1])).toBeCloseTo(-4, 0);
    expect(said(report).at(-1)).toMatch(/^Act: Average Handling time is better by more than chance explains/);
    const worse = await compose(await minutesBook(), 'improvement', withDate('2025-04-12', { good: 'up' }));
    expect(said(worse).at(-1)).toMatch(/is worse by more than chance/);
  });

  it('that only go on along their trend are not put down to the action', async () => {
    const report = await compose(await minutesBook(60, (place) => 40 - 0.3 * place + ((place * 7) % 5) / 2), 'improvement', withDate('2025-04-02'));
    expect(said(report).at(-1)).toMatch(/so it would along the trend of before/);
    expect(caveats(report)).toContain('trend-before');
  });

  it('that differ by chance alone are not told apart, and it is said how many points that would take', async () => {
    const report = await compose(await minutesBook(40, (place) => 20 + ((place * 7 + Math.floor(place / 5)) % 5) + (place < 20 ? 0 : 0.3)), 'improvement', withDate('2025-03-23'));
    expect(said(report).at(-1)).toMatch(/cannot be told from chance yet; at this spread it takes about .* points on each side/);
  });

  it('are refused with too few points on a side, and told to be rough with few', async () => {
    await expect(compose(await minutesBook(), 'improvement', withDate('2025-03-04'))).rejects.toThrow(/too-few-points/);
    const few = await compose(await minutesBook(12), 'improvement', withDate('2025-03-08'));
    expect(caveats(few)).toEqual(expect.arrayContaining(['few-points', 'no-series']));
  });

  it('leave out the week that the action falls into', async () => {
    const report = await compose(await minutesBook(140, (place) => 20 + (place % 3)), 'improvement', withDate('2025-05-08', { by: 'week' }));
    expect(caveats(report)).toEqual(expect.arrayContaining(['transition', 'season']));
  });

  it('say where the last points before the action were unusually bad', async () => {
    const report = await compose(await minutesBook(60, (place) => 20 + (place % 3) + (place >= 37 && place < 40 ? 9 : 0)), 'improvement', withDate('2025-04-12'));
    expect(caveats(report)).toContain('regression-to-mean');
  });
});

describe('a log of improvements', () => {
  let bytes: Uint8Array;
  let report: Composed;
  beforeAll(async () => {
    bytes = await logBook();
    report = await compose(bytes, 'improvement');
  });

  it('is summed up by what is open, done and overdue on its last day', () => {
    expect(said(report)).toEqual(
      expect.arrayContaining([
        'Of 8 improvements, 4 are open and 3 of them overdue (up to May 30, 2025).',
        'Plan: the cause named most is No second check, for 3 of them.',
        'Do: 3 done, 4 open.',
        'Do: longest overdue is “Late shift”, by 30 days.',
        'Check: of 3 done, 2 say what came of it.',
        'Check: 3 give numbers before and after; 2 fell, 1 rose.',
        'Act: Cid has most overdue: 2.',
      ]),
    );
    expect(caveats(report)).toEqual(expect.arrayContaining(['as-of', 'dropped', 'no-interval']));
  });

  it('lists what is open, the longest overdue first, and counts by status and owner', () => {
    expect(rowsOf(report, '.open').map(([problem]) => problem)).toEqual(['No answers at night', 'Repeated complaints', 'Wrong stock', 'Poor training']);
    expect(rowsOf(report, '.by.Status')).toEqual([['Done', 3], ['In progress', 2], ['Open', 2], ['Cancelled', 1]]);
    expect(rowsOf(report, '.owners')).toEqual(expect.arrayContaining([['Cid', 2, 2, 2], ['Ben', 2, 1, 0]]));
    expect(rowsOf(report, '.measured').map(([, before, after, change]) => [before, after, change])).toEqual([[31, 12, -19], [38, 21, -17], [8, 9, 1]]);
  });

  it('counts up to the day that a person gives', async () => {
    const later = await compose(bytes, 'improvement', { options: { improvement: { 'as-of': '2025-07-01' } } });
    expect(said(later)).toContain('Of 8 improvements, 4 are open and 4 of them overdue (up to Jul 1, 2025).');
    expect(LOG).toHaveLength(8);
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('has the counts that the engine gave', async () => {
      const { formulas, different } = await recalculatedAlike(bytes, report.report.plan);
      expect(different).toEqual([]);
      expect(formulas).toBeGreaterThan(15);
    }, 120_000);
  });
});

