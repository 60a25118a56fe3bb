import { serialOf } from '../../../core/metric/calendar.ts';
import type { ColumnRole, TypedColumn, TypedTable } from '../../../core/sheet/typed-table.ts';

const REGIONS = ['华东', '华南', '华北', '西南', 'Overseas', 'Online only'];
const DAYS = 1_000;

/** Order lines from 2023 to September 2025, the last month still running; always the same. */
export function salesTable(rows: number): TypedTable {
  const random = generator(42);
  const first = serialOf(2023, 1, 1);
  const numbers = (value: (row: number) => number) => Float64Array.from({ length: rows }, (_, row) => value(row));
  const texts = (values: readonly string[]) => Array.from({ length: rows }, () => values[random(values.length)] ?? '');
  const named = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);
  const columns: Parts[] = [
    { name: 'Order date', role: 'time', type: 'date', values: numbers((row) => first + Math.floor((row * DAYS) / rows)) },
    { name: 'Region', role: 'dimension', type: 'text', values: texts(REGIONS) },
    { name: 'Channel', role: 'dimension', type: 'text', values: texts(named('Channel', 12)) },
    { name: 'Product', role: 'dimension', type: 'text', values: texts(named('Product', 300)) },
    { name: 'Customer', role: 'dimension', type: 'text', values: texts(named('Customer', 20_000)) },
    { name: 'Sales', role: 'measure', unit: '元', type: 'number', values: numbers(() => random(1_000_000) / 100) },
    { name: 'Target', role: 'measure', unit: '元', type: 'number', values: numbers(() => random(1_000_000) / 100) },
    { name: 'Quantity', role: 'measure', type: 'number', values: numbers(() => 1 + random(20)) },
  ];
  return {
    name: 'orders',
    source: { sheet: 'orders', range: `A1:H${rows + 1}` },
    excelTable: null,
    headerRows: [1],
    rowCount: rows,
    sourceRows: Uint32Array.from({ length: rows }, (_, row) => row + 1),
    columns: columns.map(({ unit = null, ...column }, index): TypedColumn => ({
      ...column,
      column: index,
      unit,
      multiplier: 1,
      numberFormat: 'General',
      converted: 0,
    })),
    excluded: [],
    quality: [],
    isClean: true,
  };
}

type Values = { readonly type: 'number' | 'date'; readonly values: Float64Array } | { readonly type: 'text'; readonly values: readonly string[] };
type Parts = Values & { readonly name: string; readonly role: ColumnRole; readonly unit?: string };

/** Numbers below a bound, from Lehmer's generator (Park and Miller 1988). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
