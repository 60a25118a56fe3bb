import { beforeAll, describe, expect, it } from 'vitest';
import { classOf } from '../../../../core/analysis/rfm/rfm-classes.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { FIFTEEN, ordersBook } from './sample-orders.ts';

let bytes: Uint8Array;
let report: Composed;
beforeAll(async () => {
  bytes = await ordersBook();
  report = await compose(bytes, 'rfm');
});

const caveats = ({ report: { blocks } }: Composed) => blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const tableOf = ({ report: { blocks } }: Composed, id: string) => blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith(id) ? block.rows.map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]) : []));

/** A fifth at a time from the worst: one more than five times the share of those who do worse. */
function score(values: readonly number[], own: number): number {
  return Math.min(5, 1 + Math.floor((5 * values.filter((value) => value < own).length) / values.length));
}

/** Class by class: customers and money, scored one customer at a time. */
function expected(): Map<string, { customers: number; money: number }> {
  const all = [...FIFTEEN, ...FIFTEEN];
  const sums = new Map<string, { customers: number; money: number }>();
  for (const { days, times, money } of all) {
    const own = classOf({ recency: score(all.map((one) => -one.days), -days), frequency: score(all.map((one) => one.times), times), money: score(all.map((one) => one.money), money) }, 'ten');
    const sum = sums.get(own) ?? { customers: 0, money: 0 };
    sums.set(own, { customers: sum.customers + 1, money: sum.money + money });
  }
  return sums;
}

describe('classes of customers', () => {
  it('gives every score of recency, frequency and money one class of each scheme', () => {
    expect(classOf({ recency: 5, frequency: 5, money: 5 }, 'ten')).toBe('champions');
    expect(classOf({ recency: 1, frequency: 5, money: 5 }, 'ten')).toBe('cannot-lose');
    expect(classOf({ recency: 5, frequency: 1, money: 1 }, 'ten')).toBe('new');
    expect(classOf({ recency: 1, frequency: 1, money: 1 }, 'ten')).toBe('hibernating');
    expect(classOf({ recency: 5, frequency: 1, money: 5 }, 'eight')).toBe('key-develop');
    expect(classOf({ recency: 1, frequency: 5, money: 5 }, 'eight')).toBe('key-keep');
    expect(classOf({ recency: 1, frequency: 1, money: 5 }, 'eight')).toBe('key-win-back');
  });

  it('scores by fifths, equal values alike, and sums people and money by class', () => {
    const sums = expected();
    expect(sums.get('champions')?.customers).toBeGreaterThan(0);
    const rows = tableOf(report, '.classes');
    const seen = [...sums.values()].map(({ customers, money }) => [customers, money]).sort();
    expect(rows.slice(0, -1).map(([, customers, , money]) => [customers, money]).sort()).toEqual(seen);
    expect(rows.at(-1)?.slice(0, 4)).toEqual(['Total', 30, null, 2 * FIFTEEN.reduce((sum, { money }) => sum + money, 0)]);
  });

  it('lists first whom to contact: those with much money who have not come for long', () => {
    const [first] = tableOf(report, '.list');
    expect(first).toEqual(['Customer 24', 'Cannot lose them', '1-5-5', 2630, 15, 34]);
  });

  it('says how customers were scored, and that there are few', () => {
    expect(caveats(report)).toEqual(expect.arrayContaining(['as-of', 'small-sample', 'no-comparison']));
  });

  it('classes by high and low where asked, and refuses what it does not know', async () => {
    const eight = await compose(bytes, 'rfm', { options: { rfm: { classes: 'eight' } }, language: 'zh' });
    expect(tableOf(eight, '.classes').map(([name]) => name)).toContain('重要价值客户');
    await expect(compose(bytes, 'rfm', { options: { rfm: { classes: 'nine' } } })).rejects.toThrow(/option-wrong/);
  });

  it('says who moved since: a good customer who stopped coming', async () => {
    const steady = FIFTEEN.map(({ money }, place) => ({ days: 1 + place, times: 60, money: money + 500 }));
    const stopped = { days: 85, times: 40, money: 4000 };
    const moved = await compose(await ordersBook([...steady, ...steady.slice(0, 9), stopped]), 'rfm', { options: { rfm: { back: '2' } } });
    expect(tableOf(moved, '.moves')).toContainEqual(expect.arrayContaining([expect.any(String), 'At risk']));
    expect(caveats(moved)).not.toContain('no-comparison');
  });
});

describeWith(['libreoffice'], 'classes of customers recalculated by a spreadsheet', () => {
  it('gives what the engine gave, the money of listed customers as live formulas among it', async () => {
    const { formulas, different } = await recalculatedAlike(bytes, report.report.plan);
    expect(different).toEqual([]);
    expect(formulas).toBeGreaterThan(20);
    expect(report.report.facts.filter(({ use }) => use !== null).length).toBeGreaterThan(0);
  }, 240_000);
});
