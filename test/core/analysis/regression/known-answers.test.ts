import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindTable } from '../../../../core/analysis/bind.ts';
import type { PluginOptions } from '../../../../core/analysis/plugin-options.ts';
import { regression } from '../../../../core/analysis/regression/regression.ts';
import type { RegressionFinding } from '../../../../core/analysis/regression/regression.ts';
import type { Engine } from '../../../../core/engine/engine.ts';
import { openNodeEngine } from '../../../../core/engine/node-engine.ts';
import { sentenceText } from '../../../../core/fact/sentence-text.ts';
import type { Language } from '../../../../core/language/language.ts';
import { PLAIN_CALENDAR } from '../../../../core/metric/business-calendar.ts';
import { serialOf, weekdayOf } from '../../../../core/metric/calendar.ts';
import type { TypedTable } from '../../../../core/sheet/typed-table.ts';
import { smallTable } from '../../metric/small-table.ts';
import type { SmallColumn } from '../../metric/small-table.ts';
import { MOTOR_CARS } from '../../statistics/published-rows.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openNodeEngine();
});
afterAll(() => engine.close());

const numbers = (name: string, values: readonly (number | null)[], more: Partial<SmallColumn> = {}): SmallColumn => ({ name, type: 'number', values, ...more });
const texts = (name: string, values: readonly (string | null)[], more: Partial<SmallColumn> = {}): SmallColumn => ({ name, type: 'text', values, ...more });

async function computed(table: TypedTable, options: PluginOptions = {}): Promise<RegressionFinding> {
  const binding = bindTable(regression.needs, table);
  if (binding === null) throw new Error('the table does not bind');
  await engine.load(table);
  return regression.compute({ binding, engine, clips: [], calendar: PLAIN_CALENDAR, period: null, options });
}
const said = (finding: RegressionFinding, language: Language = 'en') => regression.report(finding, language).flatMap((block) => (block.kind === 'finding' ? [sentenceText(block.sentence, language)] : []));
const caveats = (finding: RegressionFinding, language: Language = 'en') =>
  Object.fromEntries(regression.report(finding, language).flatMap((block) => (block.kind === 'caveat' ? [[block.code, block.text[language]]] : [])));
const effectOf = ({ result }: RegressionFinding, name: string) => result.factors.find(({ factor }) => factor.column.name === name)?.effects[0];

describe('fuel consumption of motor cars, by weight and power', () => {
  it('is what R’s lm and confint give', async () => {
    const cars = smallTable({ name: 'Cars' }, [
      numbers('mpg', MOTOR_CARS.map(([mpg]) => mpg)),
      numbers('hp', MOTOR_CARS.map((car) => car[3])),
      numbers('wt', MOTOR_CARS.map((car) => car[4])),
    ]);
    const found = await computed(cars, { outcome: 'mpg', factors: 'wt, hp' });
    const { fit } = found.result;
    expect(fit.intercept).toBeCloseTo(37.22727, 5);
    expect(fit.r2).toBeCloseTo(0.8267855, 7);
    expect(fit.adjustedR2).toBeCloseTo(0.8148396, 7);
    expect(Math.sqrt(fit.variance)).toBeCloseTo(2.593412, 6);
    expect([effectOf(found, 'wt')?.coefficient, effectOf(found, 'wt')?.lower, effectOf(found, 'wt')?.upper].map((value) => value?.toFixed(5))).toEqual(['-3.87783', '-5.17192', '-2.58375']);
    expect([effectOf(found, 'hp')?.coefficient, effectOf(found, 'hp')?.lower, effectOf(found, 'hp')?.upper].map((value) => value?.toFixed(5))).toEqual(['-0.03177', '-0.05024', '-0.01331']);
    expect(said(found)).toEqual(expect.arrayContaining([
      'Together these factors account for 82.7% of the differences in mpg (32 rows).',
      'All else equal, each 1 more of wt goes with mpg 3.88 lower on average (95% interval 2.58 to 5.17).',
      'All else equal, each 50 more of hp goes with mpg 1.59 lower on average (95% interval 0.67 to 2.51).',
    ]));
    expect(said(found, 'zh')).toContain('其他条件相同时，wt 每增加 1，mpg 平均少 3.88（95% 区间 2.58 至 5.17）。');
  });
});

/** Of 200 customers with a contract 30 left, of 200 without 70; age says nothing. */
function customers(): TypedTable {
  const rows = Array.from({ length: 400 }, (_, row) => ({ contract: row % 2 === 0, left: (row >> 1) % 200 < (row % 2 === 0 ? 30 : 70) }));
  return smallTable({ name: 'Customers' }, [
    numbers('Age', rows.map((_, row) => 20 + ((row * 37) % 41))),
    numbers('Visits', rows.map((_, row) => (row * 53) % 29)),
    texts('Contract', rows.map(({ contract }) => (contract ? 'yes' : 'no'))),
    texts('Churned', rows.map(({ left }) => (left ? 'Yes' : 'No'))),
  ]);
}

describe('an outcome of yes or no', () => {
  it('is a rate: a factor of yes or no makes the difference of two rates, in points', async () => {
    const found = await computed(customers(), { outcome: 'Churned', factors: 'Contract' });
    const effect = effectOf(found, 'Contract');
    expect(effect?.coefficient).toBeCloseTo(30 / 200 - 70 / 200, 12);
    // The error of a difference of rates, each with n-1 and its rows' own leverage: HC3 of two groups.
    const error = Math.sqrt((0.15 * 0.85) / 199 + (0.35 * 0.65) / 199) * Math.sqrt(200 / 199);
    expect(((effect?.upper ?? NaN) - (effect?.lower ?? NaN)) / 2 / error).toBeCloseTo(1.966, 3);
    expect(said(found)).toContain('All else equal, Contract “yes” goes with the share with “Churned” yes 20 points lower than “no” on average (95% interval 11.7 points to 28.3 points).');
    expect(said(found, 'zh')).toContain('其他条件相同时，Contract 为“是”的，“Churned”为是的比例比“否”的平均低 20 个百分点（95% 区间 11.7 个百分点 至 28.3 个百分点）。');
  });

  it('is what is explained unasked, and said to be so', async () => {
    const found = await computed(customers());
    expect(found.chosen.outcome.name).toBe('Churned');
    expect(caveats(found)['yes-no']).toMatch(/points of a rate/);
    expect(said(found).join()).not.toMatch(/Age|Visits|mostly lies/);
  });
});

/** Three years of days with more on Saturdays and in December; every ninth day is a promotion. */
function days(): TypedTable {
  const dates = Array.from({ length: 3 * 365 + 1 }, (_, day) => serialOf(2022, 1, 1) + day);
  const isDecember = (serial: number) => serial % 1 === 0 && [2022, 2023, 2024].some((year) => serial >= serialOf(year, 12, 1) && serial <= serialOf(year, 12, 31));
  const noise = dates.map((_, row) => ((row * 7919) % 101) / 101 - 0.5);
  const promoted = dates.map((_, row) => row % 9 === 4);
  return smallTable({ name: 'Days' }, [
    { name: 'Date', type: 'date', values: dates },
    numbers('Visitors', dates.map((_, row) => 500 + ((row * 37) % 89))),
    numbers('Promotion', promoted.map(Number)),
    numbers('Sales', dates.map((serial, row) => 1000 + (weekdayOf(serial) === 5 ? 100 : 0) + (isDecember(serial) ? 300 : 0) + (promoted[row] === true ? 60 : 0) + 20 * (noise[row] ?? NaN))),
  ]);
}

describe('a table of days', () => {
  it('has weekday and month for factors, and finds what lies in them', async () => {
    const found = await computed(days());
    expect(said(found)).toEqual(expect.arrayContaining([
      expect.stringMatching(/^All else equal, Weekday Saturday goes with Sales (?:9[6-9]|10[0-4])(?:\.\d+)? higher than \w+day on average/),
      expect.stringMatching(/^All else equal, Month Dec goes with Sales (?:29[4-9]|30[0-6])(?:\.\d+)? higher than \w+ on average/),
      expect.stringMatching(/^All else equal, Promotion “yes” goes with Sales (?:5[7-9]|6[0-3])(?:\.\d+)? higher than “no” on average/),
    ]));
    expect(said(found, 'zh').join()).toContain('星期为周六的，Sales 比');
    expect(said(found).join()).not.toContain('Visitors');
  });

  it('lists weekdays and months in the order of the calendar, the one compared with among them', async () => {
    const effects = regression.report(await computed(days()), 'en').find((block) => block.kind === 'table' && block.id.endsWith('.effects'));
    const labels = effects?.kind === 'table' ? effects.rows.map(({ label }) => String(label.value)) : [];
    expect(labels.filter((label) => label.startsWith('Weekday'))).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((day) => `Weekday: ${day}`));
    expect(labels.filter((label) => label.startsWith('Month'))).toHaveLength(12);
    expect(labels.filter((label) => label.startsWith('Month')).slice(0, 3)).toEqual(['Month: Jan', 'Month: Feb', 'Month: Mar']);
  });
});

const ORDERS = Array.from({ length: 90 }, (_, row) => row);
const price = ORDERS.map((row) => 4 + ((row * 37) % 53) / 4);
const quantity = ORDERS.map((row) => 1 + ((row * 29) % 47));
const discount = ORDERS.map((row) => (row % 6) / 20);
const sales = ORDERS.map((row) => Math.round(100 * (price[row] ?? NaN) * (quantity[row] ?? NaN) * (1 - (discount[row] ?? NaN))) / 100);

describe('a table of orders', () => {
  const columns = [numbers('Unit Price', price), numbers('Quantity', quantity), numbers('Discount', discount), numbers('Sales', sales)];

  it('says how sales are worked out instead of finding it', async () => {
    const found = await computed(smallTable({ name: 'Orders' }, [...columns, numbers('Freight', ORDERS.map((row) => (row * 41) % 61)), texts('Channel', ORDERS.map((row) => (row % 3 === 0 ? 'web' : 'shop')))]));
    expect(found.result.factors.map(({ factor }) => factor.column.name).sort()).toEqual(['Channel', 'Freight']);
    expect(caveats(found)['part-of-outcome']).toMatch(/^Row by row, Sales = .*Unit Price.* × \(1 − Discount\)\. That is how it is worked out, not a finding/);
    expect(caveats(found, 'zh')['part-of-outcome']).toMatch(/^逐行核对，Sales = .* × \(1 − Discount\)：这是它的算法，不是发现/);
  });

  it('says so too where nothing else is left', async () => {
    await expect(computed(smallTable({ name: 'Orders' }, columns))).rejects.toThrow(/too-little.*worked out from other columns/);
  });

  it('explains it by its parts where a person asks for them, and calls them parts', async () => {
    const found = await computed(smallTable({ name: 'Orders' }, columns), { factors: 'Quantity，Discount' });
    expect(said(found)).toContainEqual(expect.stringMatching(/^All else equal, each 10 more of Quantity goes with Sales [\d.]+ higher on average/));
  });

  it('looks at the currency of most rows alone, and says which it left out', async () => {
    const own = ORDERS.map((row) => (row * 41) % 61);
    const isForeign = (row: number) => row % 4 === 1;
    const found = await computed(smallTable({ name: 'Orders' }, [
      numbers('Freight', own),
      numbers('Weight', ORDERS.map((row) => (row * 17) % 23)),
      texts('Currency', ORDERS.map((row) => (isForeign(row) ? 'JPY' : 'EUR')), { role: 'currency' }),
      numbers('Sales', ORDERS.map((row) => (isForeign(row) ? 16_000 : 100) * (3 + (own[row] ?? NaN)) + (((row * 7919) % 97) - 48))),
    ]));
    expect(found.result.fit.rows).toBe(ORDERS.filter((row) => !isForeign(row)).length);
    expect(effectOf(found, 'Freight')?.coefficient).toBeCloseTo(100, -1);
    expect(said(found)).toContainEqual(expect.stringMatching(/^All else equal, each €20 more of Freight goes with Sales €[12],\d+(?:\.\d+)? higher/));
    expect(Object.keys(caveats(found))).toContain('mixed-currencies');
    expect(Object.keys(caveats(found))).not.toContain('rows-left-out');
    expect(caveats(found)['mixed-currencies']).toMatch(/only EUR .* JPY is left out/);
  });
});

describe('columns that say the same', () => {
  const load = ORDERS.map((row) => (row * 37) % 53);
  const other = ORDERS.map((row) => (row * 29) % 31);
  const outcome = ORDERS.map((row) => 3 * (load[row] ?? NaN) - 2 * (other[row] ?? NaN) + (((row * 7919) % 97) - 48) / 10);

  it('are named, those that follow from several others too', async () => {
    const found = await computed(smallTable({ name: 'Runs' }, [
      numbers('Load', load),
      numbers('Load in tons', load.map((value, row) => value / 1000 + (row % 2) / 10_000)),
      numbers('Other', other),
      numbers('Both', ORDERS.map((row) => (load[row] ?? NaN) + 2 * (other[row] ?? NaN))),
      numbers('Year', ORDERS.map(() => 2024)),
      numbers('Score', outcome),
    ]), { outcome: 'Score' });
    expect(found.result.factors).toHaveLength(2);
    const spoken = regression.report(found, 'en').flatMap((block) => (block.kind === 'caveat' ? [block.text.en] : []));
    expect(spoken.filter((text) => /cannot be told apart/.test(text))).toHaveLength(2);
    expect(spoken).toContain('Year is the same in every row and is not used.');
    const unwanted = await computed(smallTable({ name: 'Runs' }, [numbers('Load', load), numbers('Again', load.map((value) => 2 * value)), numbers('Score', outcome)]), { outcome: 'Score' });
    expect(caveats(unwanted)['repeated-factor']).toBe('Again moves almost as Load does and cannot be told apart, so it is left out.');
  });

  it('cost no rows by the gaps of the one that is left out; those of the others are counted', async () => {
    const gappy = (values: readonly number[], gaps: readonly number[]) => values.map((value, row) => (gaps.includes(row) ? null : value));
    const table = smallTable({ name: 'Runs' }, [numbers('Load', gappy(load, [3])), numbers('Again', gappy(load.map((value) => 2 * value), [5, 8, 11])), numbers('Score', gappy(outcome, [20]))]);
    const found = await computed(table, { outcome: 'Score' });
    expect(found.result.factors.map(({ factor }) => factor.column.name)).toEqual(['Load']);
    expect(found.result.fit.rows).toBe(88);
    expect(caveats(found)['rows-left-out']).toBe('2 rows lack a value that is needed and are left out.');
    expect(caveats(found, 'zh')['rows-left-out']).toBe('2 行缺少所需的值，没有用上。');
  });
});

describe('a table of very many rows', () => {
  const many = smallTable({ name: 'Many' }, [
    numbers('Sales', Array.from({ length: 3000 }, (_, row) => 10 + 2 * (row % 50) + ((row * 7919) % 13))),
    numbers('Visits', Array.from({ length: 3000 }, (_, row) => row % 50)),
    numbers('Stock', Array.from({ length: 3000 }, (_, row) => (row * 31) % 17)),
  ]);

  it('is looked at by an even sample, which is said, and finds the same', async () => {
    const sampled = await computed(many, { outcome: 'Sales', rows: '500' });
    const whole = await computed(many, { outcome: 'Sales' });
    expect([sampled.result.fit.rows, whole.result.fit.rows]).toEqual([500, 3000]);
    expect(caveats(sampled)['sampled']).toBe('Of 3,000 rows an even sample of 500 is used, so that it does not take long. To use all of them, set the option “rows” to 3000.');
    expect(caveats(whole)).not.toHaveProperty('sampled');
    const [inSample, inWhole] = [effectOf(sampled, 'Visits'), effectOf(whole, 'Visits')];
    expect(inSample?.lower).toBeLessThan(2);
    expect(inSample?.upper).toBeGreaterThan(2);
    expect(inWhole?.coefficient).toBeCloseTo(2, 1);
  });
});
