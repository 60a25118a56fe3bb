import type { Unit } from '../../fact/fact.ts';
import { verbatim } from '../../language/language.ts';
import type { Text } from '../../language/language.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import type { Aggregate } from '../../metric/metric.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { currencyOf, valueUnit } from '../column-label.ts';
import { timeColumnUnit } from '../duration-look.ts';
import type { PackMeasure } from './kpi-pack.ts';

/** Whether a measure is a part of something of its own kind, so that it is read as a percentage. */
export function isShareLike(measure: PackMeasure): boolean {
  switch (measure.kind) {
    case 'ratio':
      return kindOfCounting(measure.numerator) === kindOfCounting(measure.denominator);
    case 'running':
      return isShareLike(measure.of);
    case 'growth':
      return true;
    default:
      return false;
  }
}

function kindOfCounting({ kind }: Aggregate): string {
  return kind === 'distinct' ? 'count' : kind;
}

/** How the values of a metric over the columns of a table are read: by what the pack says, else by what is computed. */
export function metricUnit(measure: PackMeasure, written: Text | null, table: TypedTable): Unit {
  const found = foundUnit(measure, table);
  if (written === null) return found;
  if (written.en === '%') return holdsHundreds(measure, table) ? { kind: 'number', noun: verbatim('%') } : { kind: 'percent' };
  if (written.en === 'money') return found.kind === 'money' ? found : { kind: 'money', currency: null };
  const currency = currencyOf(written.en);
  return currency === null ? { kind: 'number', noun: written } : { kind: 'money', currency };
}

function foundUnit(measure: PackMeasure, table: TypedTable): Unit {
  switch (measure.kind) {
    case 'ratio': {
      const upper = foundUnit(measure.numerator, table);
      const lower = foundUnit(measure.denominator, table);
      if (upper.kind === 'money' && lower.kind !== 'money') return upper;
      return isShareLike(measure) && upper.kind === lower.kind ? { kind: 'percent' } : { kind: 'number', noun: null };
    }
    case 'growth':
      return { kind: 'percent' };
    case 'running':
      return foundUnit(measure.of, table);
    case 'difference': {
      const unit = foundUnit(measure.of, table);
      return unit.kind === 'percent' ? { kind: 'points' } : unit;
    }
    case 'count':
    case 'distinct':
      return { kind: 'number', noun: null };
    default:
      return operandUnit(measure.column, table);
  }
}

function operandUnit(operand: Exclude<Aggregate, { kind: 'count' | 'distinct' }>['column'], table: TypedTable): Unit {
  if (typeof operand !== 'string') {
    if (operand.kind === 'duration') return { kind: 'number', noun: kpiPackTexts.units[operand.in] };
    const money = operand.of.map((name) => operandUnit(name, table)).find((unit) => unit.kind === 'money');
    return money ?? { kind: 'number', noun: null };
  }
  const column = columnNamed(table, operand);
  if (column === undefined) return { kind: 'number', noun: null };
  const time = timeColumnUnit(column);
  return time === null ? valueUnit(column, null) : { kind: 'number', noun: time.noun };
}

/** Columns of percentages are mostly fractions; those that hold 93 for 93 % are read as they stand. */
function holdsHundreds(measure: PackMeasure, table: TypedTable): boolean {
  if (measure.kind !== 'average' && measure.kind !== 'min' && measure.kind !== 'max' && measure.kind !== 'median' && measure.kind !== 'quantile') return false;
  const column = typeof measure.column === 'string' ? columnNamed(table, measure.column) : undefined;
  return column?.type === 'number' && column.values.some((value) => value * column.multiplier > 10);
}
