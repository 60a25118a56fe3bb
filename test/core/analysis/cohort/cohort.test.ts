import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { MONTHS, sampleVisits, visitsBook } from './sample-visits.ts';

let bytes: Uint8Array;
let classic: Composed;
beforeAll(async () => {
  bytes = await visitsBook();
  classic = await compose(bytes, 'cohort');
});

const COMPLETE = MONTHS - 1;
const said = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const tableOf = ({ report }: Composed, id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith(id) ? block.rows.map(({ facts }) => facts.map((fact) => fact?.value ?? null)) : []));

/** Counted one customer at a time: new customers of each month, and those of them that are there so many months later. */
function counted(isThere: (months: ReadonlySet<number>, month: number) => boolean): (number | null)[][] {
  const months = new Map<string, Set<number>>();
  for (const { customer, month } of sampleVisits()) if (month < COMPLETE) months.set(customer, (months.get(customer) ?? new Set()).add(month));
  return Array.from({ length: COMPLETE }, (_, first) => {
    const own = [...months.values()].filter((each) => Math.min(...each) === first);
    return Array.from({ length: COMPLETE }, (_, offset) => (first + offset < COMPLETE ? own.filter((each) => isThere(each, first + offset)).length : null));
  });
}

describe('a report on retention', () => {
  it('counts who of each month’s new customers is there so many months later, and leaves blank what is not over', () => {
    expect(tableOf(classic, '.counts')).toEqual(counted((months, month) => months.has(month)));
    expect(caveats(classic)).toContain('immature-cohorts');
  });

  it('counts who is there then or later, where asked', async () => {
    const rolling = await compose(bytes, 'cohort', { options: { cohort: { retention: 'rolling' } } });
    expect(tableOf(rolling, '.counts')).toEqual(counted((months, month) => [...months].some((each) => each >= month)));
    expect(caveats(rolling)).toContain('rolling');
  });

  it('averages over all customers of the months that have come so far, without the first month, which holds old customers', () => {
    const cohorts = counted((months, month) => months.has(month)).slice(1).filter(([, next]) => next !== null);
    const sum = (place: number) => cohorts.reduce((total, row) => total + (row[place] ?? 0), 0);
    const average = tableOf(classic, '.triangle').at(-1)?.[1];
    expect(average).toBeCloseTo(sum(1) / sum(0), 12);
    expect(caveats(classic)).toContain('old-customers');
  });

  it('says that the latest cohorts stay less, which was planted', () => {
    expect(said(classic)).toContainEqual(expect.stringMatching(/^The latest cohorts do worse: .*% are active 1 month later, against 50% of earlier ones\.$/));
  });

  it('goes by weeks where asked, and refuses what it does not know', async () => {
    const weeks = await compose(bytes, 'cohort', { options: { cohort: { grain: 'week' } } });
    expect(tableOf(weeks, '.triangle').length).toBeGreaterThan(20);
    await expect(compose(bytes, 'cohort', { options: { cohort: { grain: 'decade' } } })).rejects.toThrow(/option-wrong/);
    await expect(compose(bytes, 'cohort', { options: { cohort: { retention: 'some' } } })).rejects.toThrow(/option-wrong/);
  });
});

describeWith(['libreoffice'], 'a report on retention recalculated by a spreadsheet', () => {
  it('gives what the engine gave, new customers as live formulas among it', async () => {
    const { formulas, different } = await recalculatedAlike(bytes, classic.report.plan);
    expect(different).toEqual([]);
    expect(formulas).toBeGreaterThan(50);
    expect(classic.report.plan.sheets.some(({ cells }) => cells.some(({ content }) => content.kind === 'formula' && content.formula.includes('FREQUENCY')))).toBe(true);
  }, 120_000);
});
