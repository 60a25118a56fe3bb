import type { CaveatBlock } from '../fact/block.ts';
import { formatDate } from '../language/format.ts';
import type { Text } from '../language/language.ts';
import { salesTexts } from '../language/texts/sales-performance.ts';
import { dayOf } from '../metric/calendar.ts';
import { isYearly } from '../metric/period.ts';
import type { Period } from '../metric/period.ts';
import { weekOf } from '../metric/period-key.ts';
import { sameYearBefore } from '../metric/reporting-periods.ts';
import type { ReportingPeriod, ReportingPeriods } from '../metric/reporting-periods.ts';
import { festivalYearBefore, springFestival } from '../metric/spring-festival.ts';

/** Fewer rows than these in a period let single records move it. */
const FEW_ROWS = 30;

/** What a report by period was made of, as far as a person must know it. */
export interface ReportedRows {
  readonly periods: ReportingPeriods;
  readonly focus: ReportingPeriod;
  /** The period that was asked for, where the data has none such. */
  readonly missing: Period | null;
  /** January and February together, where they are compared so. */
  readonly festival: { readonly at: ReportingPeriod } | null;
  /** The one counted first, where the table mixes several. */
  readonly currencies: readonly string[];
  readonly rowsInFocus: number;
  readonly rowsWithoutDate: number;
}

/** What a person must know before trusting figures by period. `label` names a period. */
export function periodCaveats(finding: ReportedRows, label: (period: Period) => Text): CaveatBlock[] {
  const { periods, focus, currencies, missing } = finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const { partial } = periods;
  const [first] = periods.periods;
  const last = periods.periods.at(-1);
  if (missing !== null && first !== undefined && last !== undefined) {
    say('no-such-period', salesTexts.noSuchPeriod(label(missing), label(first.period), label(last.period), label(focus.period)));
  }
  if (partial !== null) {
    const days = partial.covered.to - partial.covered.from;
    const of = partial.period.to - partial.period.from;
    const text = periods.isStamped ? salesTexts.stampedPartial : salesTexts.partial;
    say('partial-period', text(label(partial.period), days, of));
  }
  const [kept, ...others] = currencies;
  if (kept !== undefined && others.length > 0) say('mixed-currencies', salesTexts.mixedCurrencies(kept, others));
  if (finding.rowsInFocus < FEW_ROWS) say('small-sample', salesTexts.smallSample(finding.rowsInFocus));
  if (sameYearBefore(focus) === null && !isYearly(focus.period.grain)) say('no-year-before', salesTexts.noYearBefore);
  if (finding.rowsWithoutDate > 0) say('rows-without-date', salesTexts.withoutDate(finding.rowsWithoutDate));
  return [...found, ...comparisonCaveats(finding, label)];
}

/** Where the year before is not simply the same dates: Spring Festival, and weeks of another number. */
function comparisonCaveats({ periods, focus, festival }: ReportedRows, label: (period: Period) => Text): CaveatBlock[] {
  const { calendar } = periods;
  const { period } = focus;
  const { year, month } = dayOf(period.to - 1);
  const now = springFestival(year);
  const before = springFestival(year - 1);
  const heeds = calendar.springFestival === 'on' && now !== null && before !== null;
  if (heeds && period.grain === 'month' && month <= 3 && !periods.combined.includes(focus)) {
    const then = festival !== null ? 'together' : periods.combined.some((each) => dayOf(each.period.from).year === year) ? 'alone' : 'later';
    return [{ kind: 'caveat', code: 'spring-festival', text: salesTexts.festivalMoves(dateWords(now), dateWords(before), then) }];
  }
  const yearBefore = sameYearBefore(focus);
  if (yearBefore === null || (period.grain !== 'week' && period.grain !== 'day')) return [];
  if (heeds && festivalYearBefore(period) !== null) {
    return [{ kind: 'caveat', code: 'spring-festival', text: salesTexts.festivalAligned(dateWords(now), dateWords(before)) }];
  }
  if (period.grain !== 'week' || weekOf(period, calendar).week === weekOf(yearBefore, calendar).week) return [];
  const yearAgo = { ...yearBefore, to: yearBefore.from + 7 };
  return [{ kind: 'caveat', code: 'other-week-number', text: salesTexts.otherWeekNumber(label(period), label(yearAgo)) }];
}

function dateWords(serial: number): Text {
  return { zh: formatDate(serial, 'zh'), en: formatDate(serial, 'en') };
}
