import { sentence } from '../../fact/sentence.ts';
import type { Text } from '../../language/language.ts';
import { forecastTexts } from '../../language/texts/forecast.ts';
import { dayOf, weekdayOf } from '../../metric/calendar.ts';
import type { Period } from '../../metric/period.ts';
import { yearPart } from '../../metric/period-key.ts';
import type { FindingCandidate } from '../rank-findings.ts';
import type { ForecastFacts } from './forecast-facts.ts';

/** From this strength on a season is clear. */
const CLEAR = 0.64;
/** Over this probability of chance there may be none; said only where so many seasons would have shown it. */
const BY_CHANCE = 0.1;
const ENOUGH_SEASONS = 3;

/** When the measure is high and low, where it repeats itself; or that it does not. */
export function seasonFinding(facts: ForecastFacts): FindingCandidate[] {
  const { strength, history, periods, season } = facts.finding;
  const level = history.reduce((sum, { value }) => sum + value, 0) / history.length;
  if (strength === null || level <= 0) return [];
  const { methods } = forecastTexts;
  const words = (id: string, text: Text) => facts.words(facts.id('season', id), methods.season, text, [facts.finding.time]);
  const percent = (id: string, value: number, method: Text) => facts.computed(`season.${id}`, method, value, { kind: 'percent' }, method);
  const measure = facts.measureName(facts.measure);
  const cycle = words('cycle', forecastTexts.cycle(periods.grain));
  if (strength.p > BY_CHANCE) {
    if (history.length < ENOUGH_SEASONS * (season ?? 1)) return [];
    return [{ sentence: sentence(forecastTexts.unseasonal, { measure, cycle }), tone: 'neutral', impact: 0.35, p: null }];
  }
  const { effects } = strength;
  const [top, bottom] = [Math.max(...effects), Math.min(...effects)];
  const place = (effect: number) => placeName(facts, history[effects.indexOf(effect)]?.period);
  const said = {
    measure,
    cycle,
    clarity: words('clarity', strength.strength >= CLEAR ? forecastTexts.clear : forecastTexts.some),
    peak: words('peak', place(top)),
    high: percent('high', top / level, methods.season),
    trough: words('trough', place(bottom)),
    low: percent('low', -bottom / level, methods.season),
  };
  return [{ sentence: sentence(forecastTexts.seasonal, said), tone: 'neutral', impact: 0.6, p: strength.p }];
}

/** `11月`, `on Mondays`: the place of a period in its season. */
function placeName(facts: ForecastFacts, period: Period | undefined): Text {
  if (period === undefined) return forecastTexts.placeInYear(1);
  if (period.grain === 'day') return forecastTexts.placeInWeek(weekdayOf(period.from));
  if (period.grain === 'month') return forecastTexts.placeInYear(dayOf(period.from).month);
  const { part } = yearPart(period, facts.finding.periods.calendar);
  return period.grain === 'quarter' ? forecastTexts.quarterOfYear(part) : forecastTexts.halfOfYear(part);
}
