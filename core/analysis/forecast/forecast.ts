import type { Block, KpiBlock } from '../../fact/block.ts';
import { forecastTexts } from '../../language/texts/forecast.ts';
import { settledCalendar, PLAIN_CALENDAR } from '../../metric/business-calendar.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import { hasChineseHeader } from '../chinese-table.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { plainCard } from '../plain-card.ts';
import type { AnalysisPlugin, Binding } from '../plugin.ts';
import { rankFindings } from '../rank-findings.ts';
import { TABLE_SLOTS } from '../table-slots.ts';
import { chosenMeasure } from './chosen-measure.ts';
import { forecastCaveats } from './forecast-caveats.ts';
import { ForecastFacts } from './forecast-facts.ts';
import { forecastFindings, isWithinInterval, nextSentence } from './forecast-findings.ts';
import { FORECAST_OPTIONS } from './forecast-options.ts';
import { backtestTable, comparisonChart, forecastChart, forecastTable } from './forecast-tables.ts';
import { heededDays } from './heeded-days.ts';
import { historyPeriods } from './history-periods.ts';
import { datesWithValue, FEWEST_PERIODS } from './history-series.ts';
import { measureForecast } from './measure-forecast.ts';
import type { ForecastFinding } from './measure-forecast.ts';

/** From so many periods on methods can be tried well, and a season of months be seen. */
const ENOUGH = 12;
const PLENTY = 24;

/**
 * What comes next of a table's measure, how sure that is, and how far it is from the target.
 *
 * Source: Makridakis, Spiliotis and Assimakopoulos, The M4 competition (2020), for the methods and their combination;
 * Tashman, Out-of-sample tests of forecasting accuracy (2000), for the backtest; Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice (3rd ed, 2021), for intervals and the strength of seasons.
 */
export const forecastPlugin: AnalysisPlugin<ForecastFinding> = {
  id: 'forecast',
  title: forecastTexts.title,
  question: forecastTexts.question,
  needs: [TABLE_SLOTS.time, TABLE_SLOTS.target, TABLE_SLOTS.value, TABLE_SLOTS.rate, TABLE_SLOTS.currency],
  subject: 'table',
  options: FORECAST_OPTIONS,
  isCloserLook: true,

  score(binding) {
    const chosen = chosenMeasure(binding, null, null);
    const { label, measure } = chosen.metric;
    const found = periodsOf(binding, chosen);
    if (found === null || found.count < FEWEST_PERIODS) return { score: 0, reason: forecastTexts.looseFit };
    const isSum = measure.kind === 'sum';
    if (!isSum && found.count < ENOUGH) return { score: 0, reason: forecastTexts.looseFit };
    const [value] = binding.columns['value'] ?? [];
    const fit = !isSum || value === undefined ? 0 : headerFit(TABLE_SLOTS.value, value);
    const length = found.count >= PLENTY ? 0.3 : found.count >= ENOUGH ? 0.2 : found.count >= 2 * FEWEST_PERIODS ? 0.1 : 0;
    return { score: Math.min(1, (fit > 0 ? 0.45 : 0.2) + 0.25 * fit + length), reason: forecastTexts.goodFit(label, found.count, found.grain) };
  },

  compute: measureForecast,

  headline: (finding) => nextSentence(new ForecastFacts(finding, null)),

  report(finding, language): readonly Block[] {
    const facts = new ForecastFacts(finding, language);
    return [...cards(facts), ...rankFindings(forecastFindings(facts)), ...forecastCaveats(facts), ...forecastChart(facts), ...comparisonChart(facts), forecastTable(facts), ...backtestTable(facts)];
  },
};

/** The grain and length of the history that a binding would give. */
function periodsOf(binding: Binding, measure: MeasuredMetric) {
  const { table, columns, dataThrough } = binding;
  const dates = columnNamed(table, columns['time']?.[0] ?? '');
  if (dates?.type !== 'date') return null;
  const through = dataThrough?.serial ?? null;
  const found = historyPeriods(heededDays(datesWithValue(binding, dates.values, measure), through).days, { calendar: settledCalendar(PLAIN_CALENDAR, hasChineseHeader(table)), grain: null, dataThrough: through });
  return found === null ? null : { count: found.complete.length, grain: found.periods.grain };
}

/** The next period, all that come, the year, the target, and how far off such forecasts were. */
function cards(facts: ForecastFacts): KpiBlock[] {
  const { ahead, isAdditive, year, targeted, backtest } = facts.finding;
  const { good } = facts.measure.metric;
  const [next] = ahead;
  if (next === undefined) return [];
  const against = (now: KpiBlock['value'], before: KpiBlock['value'] | null, period: typeof next.period | undefined): KpiBlock['comparisons'] => {
    const changed = facts.yearChange(now, before);
    return before === null || changed === null || period === undefined ? [] : [{ against: forecastTexts.against(facts.label(period)), before, change: changed }];
  };
  const { forecast, yearBefore } = facts.expected(next);
  const found = [plainCard(forecast, { good, comparisons: against(forecast, yearBefore, next.yearBefore?.period) })];
  if (year !== null && (year.elapsed !== null || ahead.length > 1)) {
    const { expected, before } = facts.outlook('year', year);
    found.push(plainCard(expected, { good, comparisons: against(expected, before, year.yearBefore ?? undefined) }));
  } else if (isAdditive && ahead.length > 1) found.push(plainCard(facts.all().forecast, { good }));
  const outlook = targeted === null ? null : facts.outlook('targeted', targeted);
  if (outlook !== null && outlook.attainment !== null) found.push(plainCard(outlook.attainment, { good: isWithinInterval(outlook) ? null : good, target: 1 }));
  if (backtest !== null && Number.isFinite(backtest.chosen.wape)) found.push(plainCard(facts.computed('error', forecastTexts.error, backtest.chosen.wape, { kind: 'percent' }, forecastTexts.methods.error), { good: 'down' }));
  return found;
}
