import { Problem } from '../language/problem.ts';
import { metricTexts } from '../language/texts/metric.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import { numericColumnOf } from './bound-filter.ts';
import type { Operand } from './metric.ts';

/** What is aggregated, with its columns. `scale` brings it to the plain unit: 10000 for 万元, 1440 for days in minutes. */
export type BoundOperand =
  | { readonly kind: 'column'; readonly column: TypedColumn; readonly scale: number }
  | { readonly kind: 'duration'; readonly from: TypedColumn; readonly to: TypedColumn; readonly scale: number }
  | { readonly kind: 'product'; readonly of: readonly [TypedColumn, TypedColumn]; readonly scale: number };

const PARTS_OF_DAY = { minutes: 1440, hours: 24, days: 1 } as const;

/** Throws Problem `metric-no-such-column`, `metric-not-a-number`, `metric-not-a-date`. */
export function bindOperand(table: TypedTable, operand: Operand): BoundOperand {
  if (typeof operand === 'string') {
    const column = numericColumnOf(table, operand);
    return { kind: 'column', column, scale: column.multiplier };
  }
  if (operand.kind === 'duration') {
    return { kind: 'duration', from: dateColumnOf(table, operand.from), to: dateColumnOf(table, operand.to), scale: PARTS_OF_DAY[operand.in] };
  }
  const [one, other] = [numericColumnOf(table, operand.of[0]), numericColumnOf(table, operand.of[1])];
  return { kind: 'product', of: [one, other], scale: one.multiplier * other.multiplier };
}

/** The names of the columns that an operand reads. */
export function operandColumns(operand: Operand): readonly string[] {
  if (typeof operand === 'string') return [operand];
  return operand.kind === 'duration' ? [operand.from, operand.to] : operand.of;
}

function dateColumnOf(table: TypedTable, name: string): TypedColumn {
  const column = numericColumnOf(table, name);
  if (column.type !== 'date') throw new Problem('metric-not-a-date', metricTexts.notADate(name));
  return column;
}
