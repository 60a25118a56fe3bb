import type { Aggregate, Filter, Measure, Operand } from '../../../../core/metric/metric.ts';
import type { Period } from '../../../../core/metric/period.ts';

export interface Row {
  readonly date: number | null;
  readonly ended: number | null;
  readonly region: string | null;
  readonly channel: string | null;
  readonly sales: number | null;
  readonly quantity: number | null;
}

/** What is asked of a table: a measure, over which period, compared with which. */
export interface Question {
  readonly measure: Measure;
  readonly period: Period | null;
  readonly previous: Period | null;
  readonly yearBefore: Period | null;
  readonly fiscalYearStart: number;
  readonly filters: readonly Filter[];
}

/** The measure by loops over the rows, written without regard to either compiler. `multiplier` is that of sales. */
export function plainAnswer(question: Question, rows: readonly Row[], multiplier: number): number | null {
  return new PlainReader(rows, multiplier, question).answer(question.measure, question.period);
}

class PlainReader {
  constructor(
    private readonly rows: readonly Row[],
    private readonly multiplier: number,
    private readonly question: Question,
  ) {}

  answer(measure: Measure, period: Period | null): number | null {
    const { filters } = this.question;
    switch (measure.kind) {
      case 'ratio':
        return divided(this.aggregate(measure.numerator, period, filters), this.aggregate(measure.denominator, period, filters));
      case 'share': {
        const kept = filters.filter(({ column }) => !measure.across.includes(column));
        return divided(this.aggregate(measure.of, period, filters), this.aggregate(measure.of, period, kept));
      }
      case 'running':
        return this.answer(measure.of, this.grown(period, measure.since));
      case 'difference':
      case 'growth': {
        const now = this.answer(measure.of, period);
        const standard = this.standard(measure, period);
        if (now === null || standard === null) return null;
        if (measure.kind === 'difference') return now - standard;
        return standard > 0 ? now / standard - 1 : null;
      }
      default:
        return this.aggregate(measure, period, filters);
    }
  }

  private standard({ of, against }: Extract<Measure, { kind: 'difference' | 'growth' }>, period: Period | null): number | null {
    const { previous, yearBefore, filters } = this.question;
    if (against === 'previous') return previous === null ? null : this.answer(of, previous);
    if (against === 'year-before') return yearBefore === null ? null : this.answer(of, yearBefore);
    if (typeof against.target === 'number') return against.target;
    return this.aggregate(against.target, of.kind === 'running' ? this.grown(period, of.since) : period, filters);
  }

  private grown(period: Period | null, since: 'year' | 'quarter' | 'month' | 'start'): Period | null {
    if (period === null) return null;
    if (since === 'start') return { ...period, from: -1e9 };
    let from = period.to - 1;
    const starts = (day: Date) => {
      if (day.getUTCDate() !== 1) return false;
      const sinceStart = (day.getUTCMonth() + 1 - this.question.fiscalYearStart + 12) % 12;
      return since === 'month' || (since === 'quarter' ? sinceStart % 3 === 0 : sinceStart === 0);
    };
    while (!starts(new Date((from - 25_569) * 86_400_000))) from--;
    return { ...period, from };
  }

  private aggregate(asked: Aggregate, over: Period | null, filters: readonly Filter[]): number | null {
    const kept = this.rows.filter((row) => isWithin(row, over) && [...asked.filters, ...filters].every((one) => passes(row, one)));
    if (asked.kind === 'count') {
      const { column } = asked;
      return column === null ? kept.length : kept.filter((row) => (valueOf(row, column) ?? '') !== '').length;
    }
    if (asked.kind === 'distinct') {
      const values = kept.map((row) => valueOf(row, asked.column)).filter((value) => (value ?? '') !== '');
      return new Set(values.map((value) => String(value).toLowerCase())).size;
    }
    const numbers = kept.flatMap((row) => this.operand(row, asked.column) ?? []).sort((a, b) => a - b);
    if (asked.kind === 'sum') return exactSum(numbers);
    if (numbers.length === 0) return null;
    switch (asked.kind) {
      case 'average':
        return exactSum(numbers) / numbers.length;
      case 'median':
        return quantile(numbers, 0.5);
      case 'quantile':
        return quantile(numbers, asked.at);
      case 'min':
        return numbers[0] ?? null;
      case 'max':
        return numbers.at(-1) ?? null;
    }
  }

  private operand(row: Row, operand: Operand): number | null {
    if (typeof operand === 'string') return operand === 'Sales' && row.sales !== null ? row.sales * this.multiplier : numberOf(row, operand);
    const [one, other] = operand.kind === 'duration' ? [operand.to, operand.from] : operand.of;
    const [a, b] = [this.operand(row, one), this.operand(row, other)];
    if (a === null || b === null) return null;
    return operand.kind === 'product' ? a * b : (a - b) * { minutes: 1440, hours: 24, days: 1 }[operand.in];
  }
}

function divided(of: number | null, by: number | null): number | null {
  return of === null || by === null || by === 0 ? null : of / by;
}

/** Sums whole numbers of small parts, so that cents that cancel leave nothing behind. */
function exactSum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + Math.round(value * 1e4), 0) / 1e4;
}

function quantile(sorted: readonly number[], at: number): number {
  const place = (sorted.length - 1) * at;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

function isWithin(row: Row, over: Period | null): boolean {
  return over === null || (row.date !== null && row.date >= over.from && row.date < over.to);
}

function numberOf(row: Row, column: string): number | null {
  const value = valueOf(row, column);
  return typeof value === 'number' ? value : null;
}

function valueOf(row: Row, column: string): number | string | null {
  const values: Readonly<Record<string, number | string | null>> = {
    Date: row.date, Ended: row.ended, Region: row.region, Channel: row.channel, Sales: row.sales, Quantity: row.quantity,
  };
  return values[column] ?? null;
}

function passes(row: Row, one: Filter): boolean {
  const value = valueOf(row, one.column);
  const wanted = one.value;
  if (typeof wanted !== 'number') {
    const texts = typeof wanted === 'string' ? [wanted] : wanted;
    return texts.some((text) => String(value ?? '').toLowerCase() === text.toLowerCase()) === (one.op === '=');
  }
  if (typeof value !== 'number') return one.op === '<>';
  switch (one.op) {
    case '=':
      return value === wanted;
    case '<>':
      return value !== wanted;
    case '>':
      return value > wanted;
    case '>=':
      return value >= wanted;
    case '<':
      return value < wanted;
    case '<=':
      return value <= wanted;
  }
}
