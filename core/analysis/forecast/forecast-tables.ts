import type { ChartBlock, TableBlock } from '../../fact/block.ts';
import type { Fact } from '../../fact/fact.ts';
import { measureInUnit } from '../../fact/unit-label.ts';
import type { Text } from '../../language/language.ts';
import { forecastTexts } from '../../language/texts/forecast.ts';
import type { BacktestError } from '../../statistics/backtest.ts';
import type { ForecastFacts, OutlookFacts } from './forecast-facts.ts';
import { nextShort } from './forecast-findings.ts';
import type { ValuedOutlook } from './measure-forecast.ts';

type Row = TableBlock['rows'][number];

/** Periods of the history that are drawn before those to come. */
const DRAWN = { day: 56, week: 52, month: 36, quarter: 20, 'half-year': 16, year: 16, 'fiscal-year': 16 } as const;
const MOST_METHODS = 6;

/** What comes by period, with the year's and the target's sums below, all following the growth that a person assumes. */
export function forecastTable(facts: ForecastFacts): TableBlock {
  const { ahead, periods, isAdditive, year, targeted } = facts.finding;
  const { columns } = forecastTexts;
  const hasYear = ahead.some(({ yearBefore }) => yearBefore !== null);
  const rows = ahead.map((each): Row => {
    const { forecast, low, high, growth, whatIf, yearBefore } = facts.expected(each);
    return { label: facts.period(each.period), facts: [forecast, low, high, growth, whatIf, yearBefore, facts.yearChange(forecast, yearBefore)] };
  });
  const sums: Row[] = [];
  if (isAdditive && ahead.length > 1) {
    const { forecast, low, high, whatIf, yearBefore } = facts.all();
    const label = forecastTexts.rows.sum(facts.count(ahead.length), periods.grain);
    sums.push({ label: name(facts, 'sum', label), facts: [forecast, low, high, null, whatIf, yearBefore, facts.yearChange(forecast, yearBefore)], isTotal: true });
  }
  const isSame = year !== null && targeted?.span.from === year.span.from && targeted.span.to === year.span.to;
  if (year !== null && !isSame) sums.push(...outlookRows(facts, 'year', year));
  if (targeted !== null) sums.push(...outlookRows(facts, 'targeted', targeted, sums.some(({ label }) => label.id.endsWith('.actual'))));
  return {
    kind: 'table',
    id: facts.id('ahead'),
    hasOneScale: true,
    title: forecastTexts.tableTitle(facts.measure.metric.label, periods.grain),
    subtitle: forecastTexts.tableSubtitle(unitText(facts), facts.confidence),
    columns: [
      { label: columns.forecast, bars: sums.length === 0 },
      { label: columns.low },
      { label: columns.high },
      { label: columns.growth },
      { label: columns.whatIf },
      ...(hasYear ? [{ label: columns.yearBefore }, { label: columns.yearChange, good: facts.measure.metric.good }] : []),
    ],
    rows: [...rows, ...sums].map((row) => ({ ...row, facts: hasYear ? row.facts : row.facts.slice(0, -2) })),
  };
}

/** Actual so far, what it comes to, and what of the target is left. */
function outlookRows(facts: ForecastFacts, which: 'year' | 'targeted', outlook: ValuedOutlook, isActualSaid = false): Row[] {
  const said: OutlookFacts = facts.outlook(which, outlook);
  const { rows } = forecastTexts;
  const span = facts.label(outlook.span);
  const row = (id: string, label: Text, values: readonly (Fact | null)[]): Row => ({ label: name(facts, `${which}.${id}`, label), facts: values, ...(id === 'expected' ? { isTotal: true } : {}) });
  const found: Row[] = [];
  if (said.actual !== null && outlook.elapsed !== null && !isActualSaid) found.push(row('actual', rows.actual(facts.label(outlook.elapsed)), [said.actual, null, null, null, null, null, null]));
  if (said.actual !== null || said.target !== null) {
    found.push(row('expected', rows.expected(span), [said.expected, said.low, said.high, null, said.whatIf, said.before, facts.yearChange(said.expected, said.before)]));
  }
  if (said.target === null) return found;
  found.push(row('target', rows.target(span), [said.target, null, null, null, null, null, null]));
  found.push(row('gap', rows.gap, [said.gap, null, null, null, said.whatIfGap, null, null]));
  if (outlook.ahead > 0) found.push(row('needed', rows.needed, [said.needed, null, null, null, null, null, null]));
  return found;
}

/** The history and what comes, as a line; the interval around it. */
export function forecastChart(facts: ForecastFacts): (TableBlock | ChartBlock)[] {
  const { history, steps, periods } = facts.finding;
  const { metric } = facts.measure;
  const drawn = history.slice(-DRAWN[periods.grain]);
  const actual = drawn.map(({ period, value }) => ({ period, fact: facts.metric(facts.measure, period, value, facts.id('history', facts.key(period))) }));
  const past = actual.map(({ period, fact }, index): Row => ({
    label: facts.period(period),
    // The last actual begins the forecast's line, so that both join.
    facts: [fact, ...(index === actual.length - 1 ? [fact, fact, fact] : [null, null, null])],
  }));
  const coming = steps.map((step): Row => {
    const { forecast, low, high } = facts.step(step);
    return { label: facts.period(step.period), facts: [null, forecast, low, high] };
  });
  const { columns } = forecastTexts;
  const subtitle = forecastTexts.chartSubtitle(unitText(facts), periods.grain, facts.confidence);
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('line'),
    isBehindChart: true,
    title: forecastTexts.chartTitle(metric.label),
    subtitle,
    columns: [{ label: columns.actual }, { label: columns.forecast }, { label: columns.low }, { label: columns.high }],
    rows: [...past, ...coming],
  };
  const chart: ChartBlock = {
    kind: 'chart',
    id: facts.id('line', 'chart'),
    chart: 'line',
    title: nextShort(facts),
    subtitle,
    table: table.id,
    series: [
      { column: 0, look: 'actual', labels: 'none' },
      { column: 1, look: 'forecast', labels: 'last' },
      { column: 2, look: 'limit', labels: 'none' },
      { column: 3, look: 'limit', labels: 'none' },
    ],
  };
  return [table, chart];
}

/** What comes against the year before and the target, where there is either. */
export function comparisonChart(facts: ForecastFacts): (TableBlock | ChartBlock)[] {
  const { ahead, periods } = facts.finding;
  const expected = ahead.map((each) => ({ each, facts: facts.expected(each) }));
  const hasYear = expected.some((one) => one.facts.yearBefore !== null);
  const hasTarget = expected.some((one) => one.facts.target !== null);
  if (ahead.length < 2 || (!hasYear && !hasTarget)) return [];
  const { columns } = forecastTexts;
  const title = forecastTexts.comparisonTitle(facts.measure.metric.label, hasYear, hasTarget);
  const subtitle = forecastTexts.comparisonSubtitle(unitText(facts), periods.grain, hasYear, hasTarget);
  const table: TableBlock = {
    kind: 'table',
    id: facts.id('compared'),
    isBehindChart: true,
    title,
    subtitle,
    columns: [{ label: columns.forecast }, { label: columns.yearBefore }, { label: columns.target }],
    rows: expected.map((one): Row => ({ label: facts.period(one.each.period), facts: [one.facts.forecast, one.facts.yearBefore, one.facts.target] })),
  };
  const series: ChartBlock['series'] = [
    ...(hasYear ? [{ column: 1, look: 'previous' as const, draw: 'column' as const, labels: 'none' as const }] : []),
    { column: 0, look: 'forecast', draw: 'column', labels: 'all' },
    ...(hasTarget ? [{ column: 2, look: 'plan' as const, draw: 'line' as const, labels: 'none' as const }] : []),
  ];
  return [table, { kind: 'chart', id: `${table.id}.chart`, chart: hasTarget ? 'combo' : 'column', title, subtitle, table: table.id, series }];
}

/** How the methods did from earlier origins; none where there was no such. */
export function backtestTable(facts: ForecastFacts): TableBlock[] {
  const { backtest, forecast, periods } = facts.finding;
  if (backtest === null || !Number.isFinite(backtest.chosen.wape)) return [];
  const { columns, methods } = forecastTexts;
  const percent = (id: string, value: number, method: Text) => facts.computed(`backtest.${id}`, columns.error, value, { kind: 'percent' }, method);
  const row = (error: BacktestError, label: Fact, id: string, share: number | null): Row => ({
    label,
    facts: [
      percent(`${id}.error`, error.wape, methods.error),
      percent(`${id}.symmetric`, error.smape, methods.smape),
      facts.computed(`backtest.${id}.mase`, columns.mase, error.mase, { kind: 'number', noun: null, digits: 2 }, methods.mase),
      share === null ? null : percent(`${id}.share`, share, methods.share),
    ],
  });
  const shareOf = (method: string) => forecast.methods.find((one) => one.method === method)?.share ?? 0;
  const isShown = ({ method }: BacktestError, index: number) => index < MOST_METHODS || method === backtest.repeated.method;
  const tried = backtest.methods.filter(isShown).map((error) => row(error, facts.method(error.method), error.method, shareOf(error.method)));
  return [
    {
      kind: 'table',
      id: facts.id('backtest'),
      title: forecastTexts.backtestTitle,
      subtitle: forecastTexts.backtestSubtitle(backtest.origins.length, backtest.tried, periods.grain),
      columns: [{ label: columns.error }, { label: columns.smape }, { label: columns.mase }, { label: columns.share, bars: true }],
      rows: [row(backtest.chosen, name(facts, 'chosen', forecastTexts.rows.chosen), 'chosen', null), ...tried],
    },
  ];
}

function name(facts: ForecastFacts, id: string, words: Text): Fact {
  return facts.words(facts.id('row', id), words, words, [facts.finding.time]);
}

/** `Sales (USD)`: measure and unit. */
export function unitText({ measure: { metric, unit } }: ForecastFacts): Text {
  return measureInUnit(metric.label, unit);
}
