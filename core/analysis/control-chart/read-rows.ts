import { shortMoment } from '../../language/format.ts';
import { verbatim } from '../../language/language.ts';
import type { Text } from '../../language/language.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import { serialToIso } from '../../sheet/serial-date.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import type { ControlPoint } from './control-finding.ts';

export interface ReadRows {
  readonly points: readonly ControlPoint[];
  /** Rows that lack a value, a size or a time. */
  readonly incomplete: number;
}

export interface RowColumns {
  readonly value: string;
  readonly size: string | null;
  /** What a point is called. */
  readonly name: string | null;
  readonly time: string | null;
}

/** Rows as points, in order of time where there is one, else as they stand; values in plain units. */
export function readRows(table: TypedTable, { value, size, name, time }: RowColumns, signal?: AbortSignal): ReadRows {
  const values = columnNamed(table, value);
  const sizes = size === null ? undefined : columnNamed(table, size);
  const times = time === null ? undefined : columnNamed(table, time);
  if (values?.type !== 'number') return { points: [], incomplete: table.rowCount };
  const serials = times?.type === 'date' ? times.values : null;
  const isFilled = (row: number) =>
    !Number.isNaN(values.values[row]) && (serials === null || !Number.isNaN(serials[row])) && (sizes?.type !== 'number' || !Number.isNaN(sizes.values[row]));
  const rows: number[] = [];
  for (let row = 0; row < table.rowCount; row += 1) {
    if (row % 100_000 === 0) signal?.throwIfAborted();
    if (isFilled(row)) rows.push(row);
  }
  if (serials !== null) rows.sort((a, b) => (serials[a] ?? 0) - (serials[b] ?? 0) || a - b);
  const called = namer(table, name, time);
  const points = rows.map((row, index): ControlPoint => ({
    label: called(row, index),
    place: { kind: 'row', row },
    value: (values.values[row] ?? NaN) * values.multiplier,
    size: sizes?.type === 'number' ? (sizes.values[row] ?? NaN) * sizes.multiplier : 1,
    spread: null,
  }));
  return { points, incomplete: table.rowCount - points.length };
}

/** A point is called by its batch, else by its time, else by its number; by both where batches come again and again. */
function namer(table: TypedTable, name: string | null, time: string | null): (row: number, index: number) => Text {
  const names = name === null ? undefined : columnNamed(table, name);
  const times = time === null ? undefined : columnNamed(table, time);
  const isUnique = names !== undefined && new Set<unknown>(names.values).size === table.rowCount;
  return (row, index) => {
    const said = names === undefined ? '' : String(names.values[row] ?? '');
    const at = times?.type === 'date' && !(isUnique && said !== '') ? shortMoment(serialToIso(times.values[row] ?? NaN)) : '';
    const words = [at, said].filter((part) => part !== '').join(' ');
    return words === '' ? controlTexts.pointNumber(index + 1) : verbatim(words);
  };
}
