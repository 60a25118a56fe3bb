import { Problem } from '../../language/problem.ts';
import { controlTexts } from '../../language/texts/control-chart.ts';
import { columnNamed } from '../../sheet/typed-table.ts';
import type { TypedColumn, TypedTable } from '../../sheet/typed-table.ts';
import { textOption } from '../plugin-options.ts';
import type { PluginOptions } from '../plugin-options.ts';
import type { Binding } from '../plugin.ts';

export const CHART_KINDS = ['xmr', 'xbar-r', 'xbar-s', 'p', 'np', 'u', 'c'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** What the points of a chart are made of. */
export type ChartBasis =
  /** Groups of measurements: rows that have the same value in `group`, of the same day where `byDay`. */
  | { readonly points: 'groups'; readonly kind: 'xbar-r' | 'xbar-s' | null; readonly value: string; readonly group: string | null; readonly byDay: boolean; readonly time: string | null }
  /** Single measurements in order of time, or of the rows. */
  | { readonly points: 'values'; readonly value: string; readonly name: string | null; readonly time: string | null }
  /** A metric of all rows by period. */
  | { readonly points: 'periods'; readonly value: string | null; readonly time: string }
  /** Counts of defects, one a row or one a period. */
  | { readonly points: 'counts'; readonly kind: 'p' | 'np' | 'u' | 'c'; readonly defects: string; readonly size: string | null; readonly name: string | null; readonly time: string | null };

/** Headers of what is measured on a product or a step. */
const MEASURED = /测量|实测|检测|测试值|直径|内径|外径|孔径|厚度|重量|净重|净含量|长度|宽度|高度|深度|尺寸|间距|公差|温度|湿度|压力|粘度|黏度|浓度|密度|硬度|强度|电阻|电压|电流|扭矩|拉力|纯度|水分|含量|\b(?:measur(?:e|ed|ement)s?|diameter|thickness|(?:net )?weight|length|width|height|depth|dimension|gap|temperature|humidity|pressure|viscosity|concentration|density|hardness|strength|resistance|voltage|current|torque|purity|moisture|ph|yield point)\b/i;
/** Units of a whole that can be defective once; all others may have several defects. */
const DEFECTIVES = /不良|不合格|次品|废品|报废|返工|退货|坏件|\b(?:defectives?|nonconforming|reject(?:s|ed)|scrap|failures?)\b/i;
const INSPECTED = /检|抽|样本|\b(?:inspect(?:ed|ion)|checked|tested|sample)/i;

/** Groups are this large at most: larger ones are no samples but days or shifts of a running business. */
const LARGEST_GROUP = 50;
const FEWEST_GROUPS = 4;

export function isMeasured(name: string): boolean {
  return MEASURED.test(name);
}

/**
 * What chart a table is for: counts where it has a column of defects, groups where measurements come in samples,
 * single values where they are measured one by one, else a metric by period. Options go before.
 * Null where it has nothing of the kind. Throws Problem `chart-kind-wrong` for a kind that is unknown or lacks columns.
 */
export function chartBasis(binding: Binding, options: PluginOptions | undefined): ChartBasis | null {
  const kind = wantedKind(options);
  const { table } = binding;
  const time = dateColumn(table, binding.columns['time']?.[0]);
  const group = optionColumn(table, options, 'group') ?? binding.columns['group']?.[0] ?? null;
  const defects = optionColumn(table, options, 'measure') === null || kind === 'p' || kind === 'np' || kind === 'u' || kind === 'c' ? (binding.columns['defects']?.[0] ?? null) : null;
  if (kind === 'p' || kind === 'np' || kind === 'u' || kind === 'c' || (kind === null && defects !== null)) {
    const counted = optionColumn(table, options, 'measure') ?? defects;
    const size = binding.columns['size']?.[0] ?? null;
    if (counted === null || (kind !== null && kind !== 'c' && size === null)) throw lacking(kind ?? 'p');
    return { points: 'counts', kind: kind ?? countKind(table, counted, size), defects: counted, size: kind === 'c' ? null : size, name: group, time };
  }
  const value = optionColumn(table, options, 'measure') ?? measuredColumn(binding);
  const hasLimits = ['lower', 'upper'].some((slot) => binding.columns[slot] !== undefined || textOption(options, slot) !== null);
  const isMeasurement = value !== null && (isMeasured(value) || hasLimits || time === null || kind !== null);
  const by = textOption(options, 'by');
  if (value !== null && isMeasurement && by === null) {
    const grouping = kind === 'xmr' ? null : samples(table, group, time, kind !== null);
    if (grouping !== null) return { points: 'groups', kind: kind === 'xmr' ? null : kind, value, ...grouping, time };
    if (kind !== null && kind !== 'xmr') throw lacking(kind);
    if (isMeasured(value) || hasLimits || time === null || isOneEach(table, time)) return { points: 'values', value, name: group, time };
  }
  if (kind !== null && kind !== 'xmr') throw lacking(kind);
  if (time === null) return null;
  return { points: 'periods', value, time };
}

function wantedKind(options: PluginOptions | undefined): ChartKind | null {
  const written = textOption(options, 'kind');
  if (written === null) return null;
  const kind = CHART_KINDS.find((one) => one === written.toLowerCase());
  if (kind === undefined) throw new Problem('chart-kind-wrong', controlTexts.unknownKind(written, CHART_KINDS));
  return kind;
}

function lacking(kind: ChartKind): Problem {
  return new Problem('chart-kind-wrong', controlTexts.kindLacks(kind));
}

/** The column that an option names. Throws Problem `option-wrong` where the table has none such. */
function optionColumn(table: TypedTable, options: PluginOptions | undefined, option: string): string | null {
  const written = textOption(options, option);
  if (written === null) return null;
  const column = table.columns.find(({ name }) => name.toLowerCase() === written.toLowerCase());
  if (column === undefined) throw new Problem('option-wrong', controlTexts.noSuchColumn(written, table.columns.map(({ name }) => name)));
  return column.name;
}

function dateColumn(table: TypedTable, name: string | undefined): string | null {
  return name !== undefined && columnNamed(table, name)?.type === 'date' ? name : null;
}

/** The first column of numbers that vary; what is counted in units serves where nothing is counted as defective. */
function measuredColumn({ table, columns }: Binding): string | null {
  const names = [...(columns['value'] ?? []), ...(columns['defects'] === undefined ? (columns['size'] ?? []) : [])];
  const varying = names.filter((name) => {
    const column = columnNamed(table, name);
    return column?.type === 'number' && varies(column.values);
  });
  return varying.find(isMeasured) ?? varying[0] ?? null;
}

function varies(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return first !== undefined && values.some((value) => !Number.isNaN(value) && value !== first);
}

/** Shares where no count is over its sample and units are good or bad; else defects per unit, or plain counts. */
function countKind(table: TypedTable, defects: string, size: string | null): 'p' | 'u' | 'c' {
  if (size === null) return 'c';
  const [counts, sizes] = [columnNamed(table, defects), columnNamed(table, size)];
  const isOver = counts?.type === 'number' && sizes?.type === 'number' && counts.values.some((count, row) => count > (sizes.values[row] ?? NaN));
  return !isOver && (DEFECTIVES.test(defects) || INSPECTED.test(size)) ? 'p' : 'u';
}

/** How rows come in samples: by the column of groups, by that within a day, or by day; null where they do not. */
function samples(table: TypedTable, group: string | null, time: string | null, isAsked: boolean): { readonly group: string | null; readonly byDay: boolean } | null {
  const days = time === null ? null : columnNamed(table, time);
  const key = group === null ? undefined : columnNamed(table, group);
  const ways = [
    ...(key === undefined ? [] : [{ group, byDay: false, keys: keysOf([key]) }]),
    ...(key === undefined || !days ? [] : [{ group, byDay: true, keys: keysOf([key, days]) }]),
    ...(days ? [{ group: null, byDay: true, keys: keysOf([days]) }] : []),
  ];
  for (const { keys, ...way } of ways) {
    const size = table.rowCount / Math.max(1, keys);
    if (size >= 1.8 && (isAsked || (size <= LARGEST_GROUP && keys >= FEWEST_GROUPS))) return way;
  }
  return null;
}

function keysOf(columns: readonly TypedColumn[]): number {
  const seen = new Set<string | number>();
  const count = columns[0]?.values.length ?? 0;
  for (let row = 0; row < count; row += 1) {
    const parts = columns.map((column) => (column.type === 'date' ? Math.floor(column.values[row] ?? NaN) : (column.values[row] ?? '')));
    seen.add(parts.length === 1 && typeof parts[0] === 'number' ? parts[0] : parts.join('\n'));
  }
  return seen.size;
}

/** Whether every row has a moment of its own. */
function isOneEach(table: TypedTable, time: string): boolean {
  const column = columnNamed(table, time);
  if (column?.type !== 'date') return false;
  const days = new Set(Array.from(column.values, Math.floor));
  return days.size === column.values.length;
}
