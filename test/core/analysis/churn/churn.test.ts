import { beforeAll, describe, expect, it } from 'vitest';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import { describeWith } from '../../../environment/tools.ts';
import { recalculatedAlike } from '../../report/recalculated-alike.ts';
import { compose } from '../../report/recalculated-report.ts';
import type { Composed } from '../../report/recalculated-report.ts';
import { tableBook } from '../table-book.ts';
import { datedBook, FIRST_DAY, GAP, LAST_DAY, markedBook, orders, silentBook, subscriptions } from './sample-customers.ts';

const said = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, 'en')] : []));
const caveats = ({ report }: Composed) => report.blocks.flatMap((block) => (block.kind === 'caveat' ? [block.code] : []));
const rowsOf = ({ report }: Composed, id: string) => report.blocks.flatMap((block) => (block.kind === 'table' && block.id.endsWith(id) ? block.rows.map(({ label, facts }) => [label.value, ...facts.map((fact) => fact?.value ?? null)]) : []));

/** First days of the months of 2025 that are over, and of the one after. */
const MONTHS = [1, 2, 3, 4, 5, 6, 7].map((month) => serialOf(2025, month, 1));
const whole = MONTHS.slice(0, -1).map((from, place) => ({ from, to: MONTHS[place + 1] ?? NaN }));

describe('customers whom a column marks as gone, with how long they were there', () => {
  let report: Composed;
  beforeAll(async () => {
    report = await compose(await markedBook(), 'churn');
  });

  it('are lost by half after 23 and 8, and differ, as Freireich and others published', () => {
    const [b, a] = rowsOf(report, '.segments.Plan');
    expect(a?.[0]).toBe('Plan A');
    expect(a?.at(-1)).toBe(23);
    expect(b?.at(-1)).toBe(8);
    expect(a?.[6]).toBeCloseTo(4.17e-5, 7);
    expect(said(report)).toContain('By Plan, Plan B leave more: 100%, against 42.9% of the others.');
  });

  it('come without a rate by period, which is said', () => {
    expect(said(report)).toContain('30 of 42 customers left: 71.4%.');
    expect(caveats(report)).toEqual(expect.arrayContaining(['definition', 'no-dates']));
    expect(rowsOf(report, '.periods')).toEqual([]);
  });
});

describe('customers with the days on which they came and left', () => {
  let bytes: Uint8Array;
  let report: Composed;
  beforeAll(async () => {
    bytes = await datedBook();
    report = await compose(bytes, 'churn');
  });

  it('are counted at the start of each month, and those of them who left in it, the running month left out', () => {
    const all = subscriptions();
    const counted = whole.map(({ from, to }) => {
      const there = all.filter(({ came, left }) => came < from && (left === null || left >= from));
      const left = there.filter((one) => one.left !== null && one.left < to).length;
      return [there.length, left, left / there.length];
    });
    expect(rowsOf(report, '.periods').map(([, ...facts]) => facts)).toEqual(counted.filter(([there]) => there !== 0));
    expect(caveats(report)).toEqual(expect.arrayContaining(['definition-dates', 'partial-period']));
  });

  it('leave more where they pay by month, which was planted', () => {
    expect(said(report)).toContainEqual(expect.stringMatching(/^By Plan, Monthly leave more: .*%, against .*% of the others\.$/));
  });

  it('is told no difference where there is none', async () => {
    const rows = subscriptions().map(({ came, left }, place): (string | number | null)[] => [`S${String(place)}`, came, left, Math.floor(place / 20) % 2 === 0 ? 'Red' : 'Blue']);
    const alike = await compose(await tableBook('Alike', [{ name: 'Customer ID' }, { name: 'Signup Date', isDate: true }, { name: 'Churn Date', isDate: true }, { name: 'Region' }], rows), 'churn');
    expect(rowsOf(alike, '.segments.Region')).toHaveLength(2);
    expect(said(alike).filter((text) => text.includes('Region'))).toEqual([]);
  });

  it('leaves out rows that end before they begin, and says so', async () => {
    const rows = [...subscriptions().map(({ came, left, plan }, place): (string | number | null)[] => [`S${String(place)}`, came, left, plan]), ['X', FIRST_DAY + 50, FIRST_DAY + 9, 'Yearly']];
    const broken = await compose(await tableBook('Broken', [{ name: 'Customer ID' }, { name: 'Signup Date', isDate: true }, { name: 'Churn Date', isDate: true }, { name: 'Plan' }], rows), 'churn');
    expect(caveats(broken)).toContain('broken-dates');
    expect(rowsOf(broken, '.periods')).toEqual(rowsOf(report, '.periods'));
  });

  describeWith(['libreoffice'], 'recalculated by a spreadsheet', () => {
    it('are as many as the engine counted', async () => {
      const { formulas, different } = await recalculatedAlike(bytes, report.report.plan);
      expect(different).toEqual([]);
      expect(formulas).toBeGreaterThan(30);
      expect(report.report.plan.sheets.some(({ cells }) => cells.some(({ content }) => content.kind === 'formula' && content.formula.includes('COUNTIFS')))).toBe(true);
    }, 120_000);
  });
});

describe('customers who order without a contract', () => {
  let report: Composed;
  beforeAll(async () => {
    report = await compose(await silentBook(), 'churn');
  });
  const SILENT = 3 * GAP;

  /** Stretches of orders of each customer with no gap longer than allowed, and the day on which each has been silent for that long. */
  function stretches() {
    const byCustomer = new Map<string, number[]>();
    for (const { customer, day } of orders()) byCustomer.set(customer, [...(byCustomer.get(customer) ?? []), day]);
    return [...byCustomer.values()].map((days) => {
      const breaks = days.flatMap((day, place) => (place === 0 || day - (days[place - 1] ?? day) > SILENT ? [place] : []));
      return breaks.map((from, index) => ({ came: days[from] ?? NaN, gone: (days[(breaks[index + 1] ?? days.length) - 1] ?? NaN) + SILENT }));
    });
  }

  it('have left after three usual gaps without an order, counted by the month in which that was so', () => {
    const counted = whole
      .filter(({ from }) => from >= FIRST_DAY + SILENT)
      .map(({ from, to }) => {
        const there = stretches().flat().filter(({ came, gone }) => came < from && gone >= from);
        const left = there.filter(({ gone }) => gone < to).length;
        return [there.length, left, left / there.length];
      });
    expect(rowsOf(report, '.periods').map(([, ...facts]) => facts)).toEqual(counted);
    expect(caveats(report)).toEqual(expect.arrayContaining(['definition', 'not-known-before', 'still-there', 'partial-period']));
  });

  it('are gone now unless they came back, which is said, or have not been silent for long enough', () => {
    expect(caveats(report)).toContain('came-back');
    const gone = stretches().filter((own) => (own.at(-1)?.gone ?? NaN) <= LAST_DAY).length;
    expect(said(report)).toContainEqual(expect.stringMatching(new RegExp(`^${String(gone)} of 120 customers are gone now: `)));
  });

  it('leave most from the channel where that was planted', () => {
    expect(said(report)).toContainEqual(expect.stringMatching(/^By Channel, Ads leave more: /));
  });

  it.each([
    ['Orders', 'churn'], ['People', 'churn'], ['Now', 'rfm'], ['Periods', 'cohort'],
  ])('are read from a table of any name: %s, for %s', async (name, plugin) => {
    const numbers = async (table: string) => (await compose(await silentBook(table), plugin)).report.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.map(({ facts }) => facts.map((fact) => fact?.value ?? null))] : []));
    expect(await numbers(name)).toEqual(await numbers('Elsewhere'));
  });

  it('count as gone after as many days as a person says, and refuse what makes no sense', async () => {
    const bytes = await silentBook();
    const sixty = await compose(bytes, 'churn', { options: { churn: { days: '60' } } });
    const three = rowsOf(report, '.periods').map(([, , left]) => Number(left)).reduce((a, b) => a + b, 0);
    const six = rowsOf(sixty, '.periods').map(([, , left]) => Number(left)).reduce((a, b) => a + b, 0);
    expect(six).toBeLessThan(three);
    await expect(compose(bytes, 'churn', { options: { churn: { days: '150' } } })).rejects.toThrow(/too-little/);
    await expect(compose(bytes, 'churn', { options: { churn: { gaps: '-1' } } })).rejects.toThrow(/option-wrong/);
    await expect(compose(bytes, 'churn', { options: { churn: { grain: 'decade' } } })).rejects.toThrow(/option-wrong/);
  });
});
