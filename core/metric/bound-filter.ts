import { Problem } from '../language/problem.ts';
import { metricTexts } from '../language/texts/metric.ts';
import { columnNamed } from '../sheet/typed-table.ts';
import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import type { Filter } from './metric.ts';

/**
 * A filter with the column it stands on, in the units of the column's cells. Both compilers read this, so that
 * they mean the same: texts are compared whole, without regard to case, an empty text meaning an empty cell;
 * `<>` keeps rows whose cell is empty, as Excel does; comparisons of size pass over empty cells.
 */
export type BoundFilter =
  | { readonly kind: 'text'; readonly column: TypedColumn; readonly op: '=' | '<>'; readonly texts: readonly [string, ...string[]] }
  | { readonly kind: 'number'; readonly column: TypedColumn; readonly op: Filter['op']; readonly number: number };

/**
 * The column of that name. Throws Problem `metric-no-such-column`.
 */
export function columnOf(table: TypedTable, name: string): TypedColumn {
  const column = columnNamed(table, name);
  if (column === undefined) throw new Problem('metric-no-such-column', metricTexts.noSuchColumn(table.name, name));
  return column;
}

/**
 * A column whose values can be added and compared by size. Throws Problem `metric-no-such-column`,
 * `metric-not-a-number`.
 */
export function numericColumnOf(table: TypedTable, name: string): TypedColumn {
  const column = columnOf(table, name);
  if (column.type === 'number' || column.type === 'date') return column;
  throw new Problem('metric-not-a-number', metricTexts.notANumber(name));
}

/**
 * Filter numbers are in the plain unit (元), cells may be in another (万元): the number is brought to the cells.
 * Throws Problem `metric-no-such-column`, `metric-filter-mismatch` where text meets numbers.
 */
export function bindFilter(table: TypedTable, filter: Filter): BoundFilter {
  const column = columnOf(table, filter.column);
  const holdsNumbers = column.type === 'number' || column.type === 'date';
  if (typeof filter.value === 'number') {
    if (!holdsNumbers) throw new Problem('metric-filter-mismatch', metricTexts.filterMismatch(filter.column));
    return { kind: 'number', column, op: filter.op, number: filter.value / column.multiplier };
  }
  if (column.type !== 'text' || (filter.op !== '=' && filter.op !== '<>')) {
    throw new Problem('metric-filter-mismatch', metricTexts.filterMismatch(filter.column));
  }
  return { kind: 'text', column, op: filter.op, texts: distinctTexts(filter.value) };
}

/** The texts of a filter, each once: one that stood there twice would be counted twice by SUMIFS. */
function distinctTexts(value: string | readonly string[]): readonly [string, ...string[]] {
  const texts = typeof value === 'string' ? [value] : value;
  const [first = '', ...rest] = new Map(texts.map((text) => [text.toLowerCase(), text])).values();
  return [first, ...rest];
}
