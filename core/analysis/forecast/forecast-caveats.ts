import type { CaveatBlock } from '../../fact/block.ts';
import { formatDate } from '../../language/format.ts';
import type { Text } from '../../language/language.ts';
import { forecastTexts, methodWords } from '../../language/texts/forecast.ts';
import { forecastCaveatTexts } from '../../language/texts/forecast-caveats.ts';
import { dayOf } from '../../metric/calendar.ts';
import { springFestival } from '../../metric/spring-festival.ts';
import type { ForecastFacts } from './forecast-facts.ts';
import { isFestivalMonth } from './forecast-horizon.ts';
import type { HeededDays } from './heeded-days.ts';

/** Seasons that a history must hold for them to be seen. */
const FEWEST_SEASONS = 2;
/** Weeks of a year are expected of no business: their lack is not worth a word. */
const LONGEST_EXPECTED = 12;

/** What a person must know before trusting a forecast. */
export function forecastCaveats(facts: ForecastFacts): CaveatBlock[] {
  const { finding } = facts;
  const { history, periods, usual, running, currencies, backtest, season, forecast, shift, ahead } = finding;
  const { grain } = periods;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  if (isWide(facts)) say('wide-interval', forecastCaveatTexts.wide);
  const tested = forecast.methods.some(({ mase }) => mase !== null);
  const [first] = forecast.methods;
  if (!tested && first !== undefined) say('no-backtest', forecastCaveatTexts.noBacktest(methodWords(first.method, grain)));
  if (backtest !== null && backtest.repeated.wape > 0 && backtest.chosen.wape >= backtest.repeated.wape) say('no-better-than-repeating', forecastCaveatTexts.notBetter(methodWords(backtest.repeated.method, grain)));
  if (season !== null && season <= LONGEST_EXPECTED && history.length < FEWEST_SEASONS * season) say('few-seasons', forecastCaveatTexts.fewSeasons(forecastTexts.cycle(grain), history.length, grain));
  const shifted = shift === null ? undefined : history[shift.index];
  if (shift !== null && shifted !== undefined) say('level-shift', forecastCaveatTexts.shift(facts.label(shifted.period), shift.by > 0 ? 'up' : 'down'));
  if (usual !== null) say('finer-periods', forecastCaveatTexts.finer(grain, history.length, usual.count));
  if (running !== null && ahead.some(({ period }) => period.from <= running.period.from && period.to >= running.period.to)) say('partial-period', forecastCaveatTexts.partial(facts.label(running.period)));
  const [kept, ...others] = currencies;
  if (kept !== undefined && others.length > 0) say('mixed-currencies', forecastCaveatTexts.mixedCurrencies(kept, others));
  return [...found, ...festivalCaveat(facts), ...asideCaveats(facts)];
}

/** Whether the interval of the next period, or of most, is wider than what is forecast. */
function isWide({ finding }: ForecastFacts): boolean {
  const wide = finding.ahead.filter(({ forecast, lower, upper }) => upper - lower > Math.abs(forecast));
  return wide.length > finding.ahead.length / 2;
}

function festivalCaveat(facts: ForecastFacts): CaveatBlock[] {
  const { periods, ahead } = facts.finding;
  if (periods.calendar.springFestival !== 'on') return [];
  const isDaily = periods.grain === 'day' || periods.grain === 'week';
  for (const { period, count } of ahead) {
    const festival = springFestival(dayOf(period.from).year);
    if (festival === null) continue;
    const when = dateWords(festival);
    if (isDaily && period.from <= festival + 7 && period.to > festival - 14) return [{ kind: 'caveat', code: 'spring-festival', text: forecastCaveatTexts.festivalDays(when) }];
    if (isFestivalMonth(period)) return [{ kind: 'caveat', code: 'spring-festival', text: count > 1 ? forecastCaveatTexts.festivalTogether(when) : forecastCaveatTexts.festivalAlone(when) }];
  }
  return [];
}

/** What was left out, or put in. */
function asideCaveats(facts: ForecastFacts): CaveatBlock[] {
  const { aside, periods, binding } = facts.finding;
  const found: CaveatBlock[] = [];
  const say = (code: string, text: Text) => found.push({ kind: 'caveat', code, text });
  const { zeros, gaps, planned, withoutDate } = aside;
  const { stray, beyond }: HeededDays = aside.days;
  const [from, to] = [zeros[0], zeros.at(-1)];
  if (from !== undefined && to !== undefined) say('zeros-at-end', forecastCaveatTexts.zeros(facts.label(from), facts.label(to)));
  if (gaps > 0) say('gaps', forecastCaveatTexts.gaps(gaps));
  if (stray !== null) say('stray-dates', forecastCaveatTexts.stray(stray.rows, dateWords(stray.first), dateWords(stray.last)));
  const through = binding.dataThrough?.serial;
  if (beyond !== null && through !== undefined) say('future-dates', forecastCaveatTexts.beyond(beyond.rows, dateWords(through)));
  if (planned > 0) say('planned-rows', forecastCaveatTexts.planned(planned, dateWords(periods.lastDay)));
  if (withoutDate > 0) say('rows-without-date', forecastCaveatTexts.rowsWithoutDate(withoutDate));
  return found;
}

function dateWords(serial: number): Text {
  return { zh: formatDate(serial, 'zh'), en: formatDate(serial, 'en') };
}
