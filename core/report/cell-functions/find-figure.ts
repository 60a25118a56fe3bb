import { Problem } from '../../language/problem.ts';
import { cellFunctionTexts } from '../../language/texts/cell-functions.ts';
import { findDates } from '../../quantity/dates/dates.ts';
import { isoDayOf } from '../../metric/calendar.ts';
import type { KeptFigure, KeptPeriod } from './kept-figures.ts';
import { distinct, plain } from './same-words.ts';

export interface FigureQuestion {
  /** The metric's label, as the report writes it; `table/label` where several tables have one of that name. */
  readonly metric: string;
  /** A period in words or as its key, a day in it as a serial number; empty for all of the data. */
  readonly period: string | number;
  readonly filters: readonly AskedFilter[];
}

/** Null as column: whichever column has that value. */
export interface AskedFilter {
  readonly column: string | null;
  readonly value: string;
}

/**
 * The number that answers the question, from the newest report that has it. Throws Problem `no-reports-kept`, `metric-unknown`,
 * `period-unknown`, `filters-unknown`, `metric-ambiguous`.
 */
export function findFigure(figures: readonly KeptFigure[], { metric, period, filters }: FigureQuestion): KeptFigure {
  if (figures.length === 0) throw new Problem('no-reports-kept', cellFunctionTexts.noReportsKept);
  const ofMetric = figures.filter((figure) => metricNames(figure).includes(plain(metric)));
  if (ofMetric.length === 0) throw new Problem('metric-unknown', cellFunctionTexts.metricUnknown(metric, distinct(figures.map((figure) => figure.metric.label))));
  const filtered = ofMetric.filter((figure) => hasFilters(figure, filters));
  if (filtered.length === 0) throw new Problem('filters-unknown', cellFunctionTexts.filtersUnknown(metric, filters.map(filterWords)));
  const found = ofPeriod(filtered, period);
  if (found.length === 0) throw new Problem('period-unknown', cellFunctionTexts.periodUnknown(metric, typeof period === 'number' ? isoDayOf(period) : period, distinct(filtered.flatMap((figure) => figure.period?.label ?? []))));
  const newest = found.reduce((latest, { writtenAt }) => (writtenAt > latest ? writtenAt : latest), '');
  const current = found.filter(({ writtenAt }) => writtenAt === newest);
  const tables = distinct(current.map((figure) => figure.metric.table));
  if (tables.length > 1) throw new Problem('metric-ambiguous', cellFunctionTexts.metricAmbiguous(metric, tables));
  const [first] = current;
  const answer = current.find(({ cell }) => cell !== null) ?? first;
  if (answer === undefined) throw new Error('a newest figure is among those found');
  return answer;
}

function metricNames({ metric: { label, name, table } }: KeptFigure): readonly string[] {
  return [label, name, `${table}/${label}`].map(plain);
}

function hasFilters(figure: KeptFigure, asked: readonly AskedFilter[]): boolean {
  if (figure.filters.length !== asked.length) return false;
  const isAsked = ({ column, op, values }: KeptFigure['filters'][number]) =>
    op === '=' && values.length === 1 && asked.some((filter) => (filter.column === null || plain(filter.column) === plain(column)) && plain(filter.value) === plain(values[0] ?? ''));
  return figure.filters.every(isAsked);
}

/** By name first; then by the days that the words say; a day means the shortest whole period around it. */
function ofPeriod(figures: readonly KeptFigure[], asked: string | number): readonly KeptFigure[] {
  if (asked === '') return figures.filter(({ period }) => period === null);
  if (typeof asked === 'number') return aroundDay(figures, isoDayOf(asked));
  const named = withPeriod(figures, ({ key, label }) => [key ?? '', label].some((name) => name !== '' && plain(name) === plain(asked)));
  if (named.length > 0) return named;
  const [date, ...others] = findDates(asked.normalize('NFKC'), { today: null, lang: null });
  if (date === undefined || others.length > 0) return [];
  const [from, to] = [firstDay(date.iso), lastDay(date.upper ?? date.iso)];
  const same = withPeriod(figures, (period) => period.from === from && period.to === to);
  return same.length > 0 || from !== to ? same : aroundDay(figures, from);
}

function aroundDay(figures: readonly KeptFigure[], day: string): readonly KeptFigure[] {
  const around = withPeriod(figures, ({ key, from, to }) => key !== null && from <= day && day <= to);
  const lengths = around.flatMap(({ period }) => (period === null ? [] : [lengthOf(period)]));
  return withPeriod(around, (period) => lengthOf(period) === Math.min(...lengths));
}

function withPeriod(figures: readonly KeptFigure[], isMeant: (period: KeptPeriod) => boolean): readonly KeptFigure[] {
  return figures.filter(({ period }) => period !== null && isMeant(period));
}

function lengthOf({ from, to }: KeptPeriod): number {
  return Date.parse(to) - Date.parse(from);
}

function firstDay(iso: string): string {
  return `${iso.slice(0, 10)}-01-01`.slice(0, 10);
}

/** `2024` -> `2024-12-31`, `2024-02` -> `2024-02-29`. */
function lastDay(iso: string): string {
  if (iso.length >= 10) return iso.slice(0, 10);
  const [year = 0, month = 12] = iso.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function filterWords({ column, value }: AskedFilter): string {
  return column === null ? value : `${column}=${value}`;
}
