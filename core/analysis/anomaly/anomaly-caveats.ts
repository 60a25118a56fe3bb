import type { CaveatBlock } from '../../fact/block.ts';
import type { Text } from '../../language/language.ts';
import { anomalyTexts } from '../../language/texts/anomaly.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import type { AnomalyFacts } from './anomaly-facts.ts';
import { festivalOf } from './measure-anomalies.ts';

/** Fewer points leave the usual range rough. */
const SHORT = 24;

/** What a person must know before trusting what is called unusual. */
export function anomalyCaveats(facts: AnomalyFacts, asked: boolean): CaveatBlock[] {
  const { finding } = facts;
  const { grain, measured, periods, series } = finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const { partial } = measured.periods;
  const [first] = periods.slice(finding.from);
  const last = periods.at(-1);
  const { season } = grain.rhythm;
  if (asked && first !== undefined && last !== undefined) say('asked-period', anomalyTexts.asked(facts.label({ ...last, from: first.from })));
  if (periods.length < SHORT) say('short-history', anomalyTexts.short(periods.length, grain.grain));
  if (season !== null && grain.grain !== 'day' && periods.length < 2 * season) say('no-season', anomalyTexts.noSeason(grain.grain));
  else if (season !== null && periods.length < 3 * season) say('two-seasons', anomalyTexts.twoSeasons);
  if (partial !== null && !asked && grain.grain !== 'day') say('partial-period', anomalyTexts.partial(facts.label(partial.period)));
  const off = anomalyTexts.weekdays.filter((_, weekday) => !grain.weekdays.has(weekday));
  if (off.length > 0) say('days-off', anomalyTexts.daysOff(anomalyTexts.list(off)));
  if (finding.periodsWithoutRows > 0) say('gaps', anomalyTexts.gaps(finding.periodsWithoutRows, grain.grain));
  const [main] = series;
  if (finding.periodsOfZero > 0 && main !== undefined) say('zeros', anomalyTexts.zeros(main.metric.metric.label, finding.periodsOfZero));
  if (finding.events.some(({ first: from, last: to }) => periods.slice(from, to + 1).some((period) => festivalOf(finding, period) !== null))) say('spring-festival', anomalyTexts.festivalShifts);
  const [kept, ...others] = measured.currencies;
  if (kept !== undefined && others.length > 0) say('mixed-currencies', salesTexts.mixedCurrencies(kept, others));
  if (measured.rowsWithoutDate > 0) say('rows-without-date', salesTexts.withoutDate(measured.rowsWithoutDate));
  return found;
}
