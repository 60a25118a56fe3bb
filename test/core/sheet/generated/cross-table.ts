import type { Area } from '../../../../core/workbook/address.ts';
import type { ExcludedRow } from '../../../../core/sheet/typed-table.ts';
import { serialOfDay } from '../../../../core/sheet/serial-date.ts';
import type { PlainCell } from '../plain-workbook.ts';
import type { DrawContext } from './columns.ts';
import type { Random } from './random.ts';
import type { Block, Language, TrueColumn } from './truth.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NAMES = {
  zh: { stubs: ['部门', '大区', '产品', '项目'], members: ['市场部', '运营部', '客服部', '产品部', '行政部', '财务部', '人事部'], places: ['华东', '华南', '华北', '西南'], total: '合计', measures: ['预算', '实际'] },
  en: { stubs: ['Department', 'Region', 'Product', 'Item'], members: ['Marketing', 'Operations', 'Support', 'Product', 'Legal', 'Finance', 'People'], places: ['East', 'South', 'North', 'West'], total: 'Total', measures: ['Budget', 'Actual'] },
} as const;

interface Axis {
  readonly feature: string;
  readonly members: readonly PlainCell[];
  readonly names: readonly string[];
  readonly needsYear: boolean;
}

function drawAxis(random: Random, language: Language, year: number): Axis {
  const months = random.pick([3, 4, 6, 12]);
  const range = Array.from({ length: months }, (_, month) => month + 1);
  const kinds: readonly (() => Axis)[] = [
    () => ({ feature: 'months across', members: range.map((month) => (language === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? ''))), names: range.map((month) => (language === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? ''))), needsYear: true }),
    () => {
      const serials = range.map((month) => serialOfDay(year, month, 1) ?? 0);
      return { feature: 'real months across', members: serials.map((value) => ({ value, format: 'yyyy-mm' })), names: range.map((month) => `${year}-${String(month).padStart(2, '0')}-01`), needsYear: false };
    },
    () => ({ feature: 'written months across', members: range.map((month) => (language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1] ?? ''} ${year}`)), names: range.map((month) => (language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1] ?? ''} ${year}`)), needsYear: false }),
    () => {
      const names = [1, 2, 3, 4].map((number) => (language === 'zh' && random.chance(0.5) ? `${'一二三四'[number - 1] ?? ''}季度` : `Q${number}`));
      return { feature: 'quarters across', members: names, names, needsYear: true };
    },
    () => ({ feature: 'years across', members: [year - 2, year - 1, year], names: [year - 2, year - 1, year].map(String), needsYear: false }),
    () => ({ feature: 'regions across', members: NAMES[language].places, names: NAMES[language].places, needsYear: false }),
  ];
  return random.pick(kinds)();
}

/** Names down, months or regions across, perhaps two levels of them, perhaps with sums at the right and below. */
export function drawCrossTable(random: Random, language: Language, context: DrawContext): Block {
  const words = NAMES[language];
  const axis = drawAxis(random, language, context.year);
  const isPlaces = axis.feature === 'regions across';
  const levels = random.pick([1, 1, 2]);
  const members = random.some(words.members, random.whole(3, 6));
  const stub = random.pick(words.stubs);
  const [totalColumn, totalRow, second] = [isPlaces && levels === 1 ? true : random.chance(0.5), random.chance(0.6), random.chance(0.25)];
  const leaves: readonly string[] = levels === 2 ? words.measures : [''];
  const features = [axis.feature, `crosstab of ${levels} level${levels > 1 ? 's' : ''}`];
  if (totalColumn) features.push('total column');
  if (totalRow) features.push('total row');
  const stubs: readonly string[] = second ? [stub, language === 'zh' ? '类别' : 'Kind'] : [stub];
  const cells: PlainCell[][] = [];
  const merges: Area[] = [];
  const excluded: ExcludedRow[] = [];
  const width = stubs.length + axis.members.length * leaves.length + (totalColumn ? leaves.length : 0);
  const top: PlainCell[] = [...stubs];
  axis.members.forEach((member) => top.push(member, ...leaves.slice(1).map(() => null)));
  if (totalColumn) top.push(words.total, ...leaves.slice(1).map(() => null));
  cells.push(top);
  if (levels === 2) {
    cells.push([...stubs.map(() => null), ...Array.from({ length: width - stubs.length }, (_, at) => leaves[at % 2] ?? '')]);
    for (let at = stubs.length; at < width; at += 2) merges.push({ top: 0, left: at, bottom: 0, right: at + 1 });
    stubs.forEach((_, at) => merges.push({ top: 0, left: at, bottom: 1, right: at }));
  }
  const headerRows = cells.map((_, row) => row);
  const dataRows: number[] = [];
  const multiplier = context.captionUnit?.multiplier ?? 1;
  const columns = new Array<number>(width - stubs.length).fill(0);
  const kinds = language === 'zh' ? ['线上', '线下'] : ['Online', 'Offline'];
  for (const member of members) {
    for (const kind of second ? kinds : ['']) {
      const values = Array.from({ length: axis.members.length * leaves.length }, () => random.whole(100, 99_999) / 10);
      if (totalColumn) for (const leaf of leaves.keys()) values.push(Number(values.filter((_, at) => at < axis.members.length * leaves.length && at % leaves.length === leaf).reduce((sum, value) => sum + value, 0).toFixed(6)));
      dataRows.push(cells.length);
      cells.push([member, ...(second ? [kind] : []), ...values]);
      values.forEach((value, at) => (columns[at] = (columns[at] ?? 0) + value));
    }
    if (second) merges.push({ top: cells.length - 2, left: 0, bottom: cells.length - 1, right: 0 });
  }
  if (second) features.push('row headers merged');
  if (totalRow) {
    excluded.push({ row: cells.length, why: 'total' });
    cells.push([words.total, ...(second ? [null] : []), ...columns.map((sum) => Number(sum.toFixed(6)))]);
  }
  const money = context.captionUnit;
  const inner = axis.members.length * leaves.length;
  const trueColumns: TrueColumn[] = [
    ...stubs.map((name): TrueColumn => ({ name, types: ['text'], unit: null, roles: ['dimension'], sum: null, days: null, filled: dataRows.length })),
    ...columns.map((sum, at): TrueColumn => {
      const member = at < inner ? (axis.names[Math.floor(at / leaves.length)] ?? '') : words.total;
      const leaf = leaves[at % leaves.length] ?? '';
      return { name: leaf === '' ? member : `${member} / ${leaf}`, types: ['number'], unit: money?.unit ?? null, roles: ['measure'], sum: sum * multiplier, days: null, filled: dataRows.length };
    }),
  ];
  const sums = leaves.map((_, leaf) => columns.reduce((sum, value, at) => (at < inner && at % leaves.length === leaf ? sum + value : sum), 0) * multiplier);
  return {
    cells, merges, features, caption: null, year: axis.needsYear ? context.year : null,
    table: {
      area: { top: 0, left: 0, bottom: cells.length - 1, right: width - 1 }, headerRows, excluded, dataRows, columns: trueColumns,
      tidy: axis.members.length < 3 ? null : { rowCount: dataRows.length * axis.members.length, sums },
    },
  };
}

const METRICS = {
  zh: [['销售额', '万元', 1e4], ['订单数', '单', 1], ['转化率', '%', 0.01], ['客单价', '元', 1], ['新增用户', '人', 1], ['退款率', '%', 0.01], ['活跃用户数', '', 1], ['毛利', '万元', 1e4]],
  en: [['Revenue', 'k USD', 1e3], ['Orders', '', 1], ['Conversion rate', '%', 0.01], ['Average order value', 'USD', 1], ['New users', '', 1], ['Refund rate', '%', 0.01], ['Active users', '', 1], ['Gross profit', 'k USD', 1e3]],
} as const;

/** Metrics down and periods across: the commonest report of a month. */
export function drawMetricTable(random: Random, language: Language, context: DrawContext): Block {
  let axis = drawAxis(random, language, context.year);
  while (axis.feature === 'regions across') axis = drawAxis(random, language, context.year);
  const metrics = random.some<readonly [string, string, number]>(METRICS[language], random.whole(3, 7));
  const where = random.pick(['column', 'label', 'label', 'format'] as const);
  const unitHeader = language === 'zh' ? '单位' : 'Unit';
  const stub = random.pick(language === 'zh' ? ['指标', '项目', '指标名称'] : ['Metric', 'KPI', 'Item']);
  const totalColumn = random.chance(0.4);
  const features = ['metrics down', axis.feature, `metric unit in ${where}`];
  if (totalColumn) features.push('total column');
  const stubs: string[] = where === 'column' ? [stub, unitHeader] : [stub];
  const cells: PlainCell[][] = [[...stubs, ...axis.members, ...(totalColumn ? [language === 'zh' ? '累计' : 'YTD'] : [])]];
  const sums: number[] = [];
  const filled = metrics.filter(([, unit]) => unit !== '').length;
  for (const [name, unit, multiplier] of metrics) {
    const isRate = unit === '%';
    const inFormat = where === 'format' && isRate;
    const values = axis.members.map(() => (isRate ? random.whole(10, 900) / 10 : random.whole(100, 99_999) / (multiplier > 1 ? 10 : 1)));
    const total = isRate ? Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(1)) : Number(values.reduce((sum, value) => sum + value, 0).toFixed(4));
    const show = (value: number): PlainCell => (inFormat ? { value: Number((value / 100).toPrecision(8)), format: '0.0%' } : value);
    const label = where === 'label' && unit !== '' ? (language === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`) : name;
    cells.push([label, ...(where === 'column' ? [unit === '' ? null : unit] : []), ...[...values, ...(totalColumn ? [total] : [])].map(show)]);
    const scale = where === 'format' ? (isRate ? 0.01 : 1) : multiplier;
    sums.push(values.reduce((sum, value) => sum + value, 0) * scale);
  }
  const dataRows = metrics.map((_, row) => row + 1);
  const names = [...axis.names, ...(totalColumn ? [language === 'zh' ? '累计' : 'YTD'] : [])];
  const columns: TrueColumn[] = [
    ...stubs.map((name, at): TrueColumn => ({ name, types: ['text'], unit: null, roles: ['dimension'], sum: null, days: null, filled: at === 0 ? metrics.length : filled })),
    ...names.map((name): TrueColumn => ({ name, types: ['number'], unit: null, roles: ['measure', 'ratio'], sum: null, days: null, filled: metrics.length })),
  ];
  return {
    cells, merges: [], features, caption: null, year: axis.needsYear ? context.year : null,
    table: {
      area: { top: 0, left: 0, bottom: cells.length - 1, right: (cells[0]?.length ?? 1) - 1 }, headerRows: [0], excluded: [], dataRows, columns,
      tidy: { rowCount: axis.members.length, sums },
    },
  };
}
