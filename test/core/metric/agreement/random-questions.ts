import fc from 'fast-check';
import { PLAIN_CALENDAR } from '../../../../core/metric/business-calendar.ts';
import { serialOf } from '../../../../core/metric/calendar.ts';
import type { Aggregate, Filter, Measure, Operand } from '../../../../core/metric/metric.ts';
import { periodAt, previousPeriod, yearBefore } from '../../../../core/metric/periods.ts';
import type { Question, Row } from './plain-answer.ts';

/** Texts that spreadsheet criteria would take for something else, beside plain ones. */
const TEXTS = [
  'East', 'east', 'EAST', 'East ', ' East', 'E*', 'e?st', '~East', '>5', '=East', '<>', '12', '012', '12.0', '1e3', '1-2', 'TRUE', 'May 2018',
  'Grains/Cereals', 'Ünïcode', 'ÜNÏCODE', '华东', '华东1店', '（空白）', 'say "hi"', "O'Neil", '50%', '¥5', 'x'.repeat(120),
] as const;
const CHANNELS = ['Online', 'Retail', '直播'] as const;
const FIRST = serialOf(2016, 11, 1);
const DAYS = 430;

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 8 });
const day = fc.integer({ min: FIRST, max: FIRST + DAYS });
const moment = fc.tuple(day, fc.constantFrom(0, 0, 0.25, 0.5)).map(([date, time]) => date + time);
const row: fc.Arbitrary<Row> = fc.record({
  date: maybe(moment),
  ended: maybe(moment),
  region: maybe(fc.constantFrom(...TEXTS)),
  channel: maybe(fc.constantFrom(...CHANNELS)),
  sales: maybe(fc.integer({ min: -99_999, max: 999_999 }).map((cents) => cents / 100)),
  quantity: maybe(fc.integer({ min: -3, max: 12 })),
});

const someTexts = (texts: readonly string[]) =>
  fc.oneof(fc.constantFrom(...texts, ''), fc.array(fc.constantFrom(...texts, ''), { minLength: 1, maxLength: 3 }));
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ column: fc.constant('Region'), op: fc.constantFrom('=' as const, '<>' as const), value: someTexts(TEXTS) }),
  fc.record({ column: fc.constant('Channel'), op: fc.constantFrom('=' as const, '<>' as const), value: someTexts(CHANNELS) }),
  fc.record({ column: fc.constant('Quantity'), op: fc.constantFrom('=' as const, '<>' as const, '>' as const, '<=' as const), value: fc.integer({ min: -1, max: 8 }) }),
  fc.record({ column: fc.constant('Date'), op: fc.constantFrom('>=' as const, '<' as const), value: day }),
);
const filters: fc.Arbitrary<Filter[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Filter[]>([]) },
  { weight: 2, arbitrary: fc.array(filter, { minLength: 1, maxLength: 2 }) },
);

const operand: fc.Arbitrary<Operand> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Sales', 'Quantity') },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('duration' as const), from: fc.constant('Date'), to: fc.constant('Ended'), in: fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const) }) },
  { weight: 1, arbitrary: fc.constant<Operand>({ kind: 'product', of: ['Sales', 'Quantity'] }) },
);
const aggregate: fc.Arbitrary<Aggregate> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('sum' as const, 'sum' as const, 'average' as const, 'min' as const, 'max' as const, 'median' as const), column: operand, filters }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('quantile' as const), column: operand, at: fc.constantFrom(0, 0.1, 0.25, 0.9, 0.95, 1), filters }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('count' as const), column: fc.constantFrom(null, null, 'Region', 'Date', 'Sales'), filters }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('distinct' as const), column: fc.constantFrom('Region', 'Channel', 'Quantity', 'Date'), filters }) },
);
const ratio = fc.record({ kind: fc.constant('ratio' as const), numerator: aggregate, denominator: aggregate });
const share = fc.record({ kind: fc.constant('share' as const), of: aggregate, across: fc.subarray(['Channel', 'Region'], { minLength: 1 }) });
const running = fc.record({ kind: fc.constant('running' as const), of: fc.oneof(aggregate, ratio), since: fc.constantFrom('year' as const, 'quarter' as const, 'month' as const, 'start' as const) });
const compared = fc.record({
  kind: fc.constantFrom('difference' as const, 'growth' as const),
  of: fc.oneof(aggregate, ratio, share, running),
  against: fc.oneof(
    fc.constantFrom('previous' as const, 'year-before' as const),
    fc.record({ target: fc.oneof(fc.constantFrom(100, 0.25), aggregate) }),
  ),
});
const measure: fc.Arbitrary<Measure> = fc.oneof(
  { weight: 5, arbitrary: aggregate },
  { weight: 1, arbitrary: ratio },
  { weight: 1, arbitrary: share },
  { weight: 1, arbitrary: running },
  { weight: 2, arbitrary: compared },
);

const question: fc.Arbitrary<Question> = fc
  .record({
    measure,
    period: maybe(fc.tuple(fc.constantFrom('month' as const, 'month' as const, 'quarter' as const), day).map(([grain, date]) => periodAt(grain, date, PLAIN_CALENDAR))),
    isComparable: fc.tuple(fc.boolean(), fc.boolean()),
    fiscalYearStart: fc.constantFrom(1, 4, 10),
    filters,
  })
  .map(({ isComparable: [hasPrevious, hasYear], ...rest }) => ({
    ...rest,
    previous: rest.period !== null && hasPrevious ? previousPeriod(rest.period, PLAIN_CALENDAR) : null,
    yearBefore: rest.period !== null && hasYear ? yearBefore(rest.period) : null,
  }));

/** A small table with ten questions about it. */
export interface RandomCase {
  readonly rows: readonly Row[];
  /** Of sales: 10000 where its cells are in 万元. */
  readonly multiplier: number;
  readonly questions: readonly Question[];
}

/** `tables` tables with ten questions each; the same for the same seed. */
export function randomCases(tables: number, seed: number): RandomCase[] {
  const one = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 60, size: 'max' }),
    multiplier: fc.constantFrom(1, 10_000),
    questions: fc.array(question, { minLength: 10, maxLength: 10 }),
  });
  return fc.sample(one, { numRuns: tables, seed });
}
