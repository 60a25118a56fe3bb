import type { Area } from '../../../../core/workbook/address.ts';
import { columnLetters } from '../../../../core/workbook/address.ts';
import type { ExcludedRow } from '../../../../core/sheet/typed-table.ts';
import type { PlainCell } from '../plain-workbook.ts';
import { bigMoney, code, day, dimension, index, month, note, STUB_KINDS, VALUE_KINDS, type DrawContext, type DrawnColumn } from './columns.ts';
import type { Random } from './random.ts';
import type { Block, Language, TrueColumn } from './truth.ts';

type Why = ExcludedRow['why'];

const LABELS = {
  zh: { subtotal: ['小计', '小 计', '小计：'], total: ['合计', '总计', '合　计', '共计'], average: '平均', weight: '权重', target: '目标', unit: '单位', groups: ['本期', '上期', '基本情况', '业绩'] },
  en: { subtotal: ['Subtotal', 'Sub-total'], total: ['Total', 'Grand Total', 'TOTAL'], average: 'Average', weight: 'Weight', target: 'Target', unit: 'Unit', groups: ['Current', 'Previous', 'Details', 'Results'] },
} as const;

/** Rows of records under a header, spoiled in some of the ways people spoil them. */
export function drawListTable(random: Random, language: Language, context: DrawContext): Block {
  const dataCount = random.pick([3, 5, 8, 12, 20, 40]);
  const columns = drawColumns(random, language, dataCount, context);
  const sheet = new TableWriter(random, language, columns, context);
  sheet.header();
  sheet.body(dataCount);
  return sheet.block();
}

function drawColumns(random: Random, language: Language, rows: number, context: DrawContext): DrawnColumn[] {
  const drawn: DrawnColumn[] = [];
  const take = (column: DrawnColumn) => {
    if (!drawn.some(({ header, features }) => header === column.header || (features.some((feature) => feature.startsWith('id')) && column.features.some((feature) => feature.startsWith('id'))))) drawn.push(column);
  };
  const draw = (kind: (typeof STUB_KINDS)[number]) => {
    take(kind(random, language, rows, context));
  };
  if (random.chance(0.2)) draw(index);
  if (random.chance(0.2)) draw(code);
  if (random.chance(0.4)) draw(random.pick([day, month]));
  draw(dimension);
  for (let more = random.whole(0, 2); more > 0; more--) draw(random.pick(STUB_KINDS));
  const dates = drawn.filter(({ types }) => types[0] === 'date');
  const kept = drawn.filter((column) => column.types[0] !== 'date' || column === dates[0]);
  drawn.splice(0, drawn.length, ...kept);
  for (let values = random.whole(1, 5); values > 0; values--) draw(random.pick(VALUE_KINDS));
  if (!drawn.some(({ types }) => types[0] === 'number')) draw(bigMoney);
  if (random.chance(0.15)) draw(note);
  return drawn;
}

class TableWriter {
  readonly #random: Random;
  readonly #language: Language;
  readonly #columns: readonly DrawnColumn[];
  readonly #context: DrawContext;
  readonly #cells: PlainCell[][] = [];
  readonly #merges: Area[] = [];
  readonly #excluded: ExcludedRow[] = [];
  readonly #headerRows: number[] = [];
  readonly #dataRows: number[] = [];
  readonly #features: string[] = [];
  readonly #names: string[];
  /** Where each drawn column stands: a blank column may lie between. */
  readonly #places: number[] = [];
  readonly #width: number;

  constructor(random: Random, language: Language, columns: readonly DrawnColumn[], context: DrawContext) {
    this.#random = random;
    this.#language = language;
    this.#columns = columns;
    this.#context = context;
    this.#names = columns.map(({ header }) => header);
    const firstNumber = columns.findIndex(({ types }) => types[0] === 'number');
    const gap = random.chance(0.06) && firstNumber > 0 && columns.slice(firstNumber).every(({ types }) => types[0] === 'number') ? random.whole(firstNumber, columns.length - 1) : -1;
    if (gap > 0) this.#features.push('blank column inside');
    columns.forEach((_, at) => this.#places.push(gap >= 0 && at >= gap ? at + 1 : at));
    this.#width = (this.#places.at(-1) ?? 0) + 1;
    for (const column of columns) this.#features.push(...column.features);
    if (context.captionUnit !== null && columns.some(({ money }) => money)) this.#features.push('unit in caption');
  }

  header(): void {
    const random = this.#random;
    const depth = random.pick([1, 1, 1, 2, 2, 3]);
    const firstValue = this.#columns.findIndex(({ key }) => !key);
    const valueCount = this.#columns.length - firstValue;
    if (depth === 1 || firstValue < 1 || valueCount < 2) {
      this.#headerRow(this.#names);
    } else {
      this.#groupedHeader(depth, firstValue);
    }
    this.#features.push(`header of ${this.#headerRows.length} row${this.#headerRows.length > 1 ? 's' : ''}`);
    if (random.chance(0.1) && this.#columns.some(({ unit, multiplier }) => unit === null && multiplier === 1)) this.#unitRow();
    const values = this.#columns.filter(({ types, key }) => types[0] === 'number' && !key);
    if (random.chance(0.08) && values.length > 1 && values.every(({ roles }) => roles.includes('ratio') || roles.includes('score'))) this.#labelled('weight', LABELS[this.#language].weight, () => 0.25);
  }

  #groupedHeader(depth: number, firstValue: number): void {
    const random = this.#random;
    const top = this.#cells.length;
    const groups = random.some(LABELS[this.#language].groups, 2);
    const middle = firstValue + Math.ceil((this.#columns.length - firstValue) / 2);
    const above: PlainCell[] = this.#columns.map((_, at) => (at < firstValue ? this.#names[at] : at === firstValue ? groups[0] : at === middle ? groups[1] : null));
    const merged = random.chance(0.75) || depth === 3;
    const below: PlainCell[] = this.#columns.map((_, at) => (at < firstValue ? null : this.#names[at]));
    const all = this.#language === 'zh' ? '经营指标' : 'Key figures';
    if (!merged) {
      const stubs: PlainCell[] = above.map((cell, at) => (at < firstValue ? null : cell));
      this.#headerRow(stubs);
      this.#headerRow(this.#names);
      this.#features.push('group names without merges');
    } else {
      if (depth === 3) this.#headerRow(above.map((cell, at) => (at < firstValue ? cell : at === firstValue ? all : null)));
      this.#headerRow(depth === 3 ? above.map((cell, at) => (at < firstValue ? null : cell)) : above);
      this.#headerRow(below);
      for (let at = 0; at < firstValue; at++) this.#merge(top, at, top + depth - 1, at);
      this.#merge(top + depth - 2, firstValue, top + depth - 2, middle - 1);
      this.#merge(top + depth - 2, middle, top + depth - 2, this.#columns.length - 1);
      if (depth === 3) this.#merge(top, firstValue, top, this.#columns.length - 1);
    }
    for (let at = firstValue; at < this.#columns.length; at++) {
      const group = at < middle ? groups[0] : groups[1];
      this.#names[at] = [depth === 3 ? all : null, group, this.#names[at]].filter((part) => part !== null).join(' / ');
    }
    if (depth === 3 && !merged) throw new Error('three rows are always merged');
  }

  #unitRow(): void {
    const cells: PlainCell[] = this.#columns.map(({ unit, types, multiplier }, at) => (at === 0 ? `${LABELS[this.#language].unit}` : types[0] === 'number' && unit !== null && multiplier === 1 ? unit : null));
    if (cells.filter((cell) => cell !== null).length < 2) return;
    this.#features.push('row of units');
    this.#exclude(cells, 'unit');
  }

  body(dataCount: number): void {
    const random = this.#random;
    const { total, subtotal, average } = LABELS[this.#language];
    const groupColumn = this.#columns.findIndex(({ types, roles, features }) => types[0] === 'text' && roles.includes('dimension') && features.length === 0);
    const groupSize = dataCount >= 8 && groupColumn >= 0 && random.chance(0.5) ? random.pick([3, 4, 5]) : dataCount;
    const grouped = groupSize < dataCount;
    const filling = grouped ? random.pick(['every row', 'every row', 'merged', 'once'] as const) : 'every row';
    const subtotals = grouped && random.chance(0.6);
    const groupName = grouped && subtotals && random.chance(0.3);
    const label = subtotals || random.chance(0.4);
    const labelColumn = filling === 'every row' ? (random.chance(0.75) ? 0 : Math.max(0, groupColumn)) : groupColumn;
    const formulas = random.chance(0.5);
    const repeats = dataCount >= 20 && random.chance(0.15);
    const blanks = grouped && random.chance(0.12);
    if (grouped && filling !== 'every row') this.#features.push(`row headers ${filling}`);
    if (subtotals) this.#features.push(`subtotals as ${formulas ? 'formulas' : 'values'}`, labelColumn === 0 ? 'label in first column' : 'label in another column');
    if (repeats) this.#features.push('repeated header');
    if (blanks) this.#features.push('blank rows inside');
    const subtotalWord = random.pick(subtotal);
    let name: PlainCell = null;
    for (let row = 0; row < dataCount; row++) {
      const first = grouped && row % groupSize === 0;
      if (first) name = this.#columns[groupColumn]?.cells.slice(row).find((cell) => cell !== name) ?? null;
      const line = this.#columns.map(({ cells }, at) => (at === groupColumn && grouped ? (filling === 'every row' || first ? name : null) : (cells[row] ?? null)));
      if (grouped) this.#groupValues[row] = name;
      if (repeats && row === 12) this.#exclude(this.#cells[this.#headerRows.at(-1) ?? 0] ?? [], 'repeated-header', true);
      this.#dataRows.push(this.#cells.length);
      this.#put(line);
      const last = grouped && (row % groupSize === groupSize - 1 || row === dataCount - 1);
      if (last && filling === 'merged') this.#merge(this.#cells.length - 1 - (row % groupSize), groupColumn, this.#cells.length - 1, groupColumn);
      if (last && subtotals) this.#labelled('subtotal', groupName ? `${typeof name === 'string' ? name : ''}${this.#language === 'zh' ? '小计' : ' Total'}` : subtotalWord, (column) => this.#sum(column, row - (row % groupSize), row), labelColumn, formulas);
      if (last && blanks && row < dataCount - 1) this.#exclude([], 'blank', true);
    }
    this.#groupColumn = grouped ? groupColumn : -1;
    if (!label) return;
    if (blanks) this.#exclude([], 'blank', true);
    this.#labelled('total', random.pick(total), (column) => this.#sum(column, 0, dataCount - 1), labelColumn, formulas);
    this.#features.push('total row');
    if (random.chance(0.1)) {
      this.#labelled('total', average, (column) => Number((this.#sum(column, 0, dataCount - 1) / dataCount).toFixed(2)), labelColumn, false);
      this.#features.push('row of averages');
    }
  }

  readonly #groupValues: PlainCell[] = [];
  #groupColumn = -1;

  #sum(column: DrawnColumn, from: number, to: number): number {
    let sum = 0;
    for (let row = from; row <= to; row++) sum += Number(column.values[row] ?? 0);
    return Number((sum / column.multiplier).toPrecision(12));
  }

  /** A row with a label and a number under every column that is summed. */
  #labelled(why: Why, label: string, value: (column: DrawnColumn) => number, labelColumn = 0, formulas = false): void {
    const cells = this.#columns.map((column, at): PlainCell => {
      if (at === labelColumn) return label;
      if (column.types[0] !== 'number' || column.key || (!column.summed && why !== 'weight')) return null;
      const letters = columnLetters(at);
      return formulas ? { value: value(column), formula: `=SUM(${letters}2:${letters}9)` } : value(column);
    });
    this.#exclude(cells, why);
  }

  #headerRow(cells: readonly PlainCell[]): void {
    this.#headerRows.push(this.#cells.length);
    this.#put(cells);
  }

  #exclude(cells: readonly PlainCell[], why: Why, placed = false): void {
    this.#excluded.push({ row: this.#cells.length, why });
    if (placed) this.#cells.push([...cells]);
    else this.#put(cells);
  }

  #put(cells: readonly PlainCell[]): void {
    const line: PlainCell[] = new Array<PlainCell>(this.#width).fill(null);
    cells.forEach((cell, at) => {
      line[this.#places[at] ?? 0] = cell;
    });
    this.#cells.push(line);
  }

  #merge(top: number, left: number, bottom: number, right: number): void {
    if (top !== bottom || left !== right) this.#merges.push({ top, left: this.#places[left] ?? 0, bottom, right: this.#places[right] ?? 0 });
  }

  block(): Block {
    const columns = this.#columns.map((column, at): TrueColumn => {
      const values = at === this.#groupColumn ? this.#groupValues : column.values;
      const known = values.filter((value) => value !== null && value !== undefined);
      const numbers = column.types[0] === 'number' && !column.key ? known.map(Number) : null;
      const days = column.types[0] === 'date' ? known.map(Number) : null;
      return {
        name: this.#names[at] ?? '', types: column.types, unit: column.unit, roles: column.roles,
        sum: numbers === null ? null : numbers.reduce((total, value) => total + value, 0),
        days: days === null ? null : [Math.min(...days), Math.max(...days)],
        filled: known.length,
      };
    });
    return {
      cells: this.#cells, merges: this.#merges, features: this.#features, caption: null,
      year: this.#features.some((feature) => feature.includes('no year') || feature.includes('bare month')) ? this.#context.year : null,
      table: {
        area: { top: 0, left: 0, bottom: this.#cells.length - 1, right: this.#width - 1 },
        headerRows: this.#headerRows, excluded: this.#excluded, dataRows: this.#dataRows, columns, tidy: null,
      },
    };
  }
}
