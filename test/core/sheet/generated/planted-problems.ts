import { cellAddress } from '../../../../core/workbook/address.ts';
import type { PlainCell, PlainSheet } from '../plain-workbook.ts';
import { drawCleanOrders, ORDER_COLUMNS, ORDER_NAMES, type CleanOrders, type Order, type OrderColumn } from './clean-orders.ts';
import { Random } from './random.ts';

/** What is planted, by the code of the note that should tell of it. */
export const PLANTED = [
  'missing', 'duplicate-row', 'duplicate-key', 'inconsistent-name', 'text-number', 'mixed-type', 'error-value', 'outlier',
  'negative-value', 'broken-total', 'date-gap', 'unmatched-key', 'mixed-units', 'text-date', 'edge-blanks',
] as const;
export type PlantedCode = (typeof PLANTED)[number];

export interface SpoiledBook {
  readonly sheets: readonly PlainSheet[];
  /** Cells by what is wrong with them; of a row that is there twice its first cell, of days left out the first cell after them. */
  readonly planted: ReadonlyMap<PlantedCode, ReadonlySet<string>>;
}

/** An order and what was done to it; one that another stands for or repeats is left as it is. */
interface Line {
  order: Order;
  isTaken?: boolean;
  readonly wrong: { readonly code: PlantedCode; readonly column: OrderColumn }[];
}

/**
 * A workbook of orders and customers, with some of the slips that people make planted at known cells: none in one of
 * four, else each kind in two of five, in one to five rows, no row with more than one.
 */
export function drawSpoiledBook(seed: number): SpoiledBook {
  const random = new Random(seed);
  const clean = drawCleanOrders(random);
  const lines = clean.orders.map((order): Line => ({ order, wrong: [] }));
  const spoiler = new Spoiler(random, clean, lines);
  const chosen = random.chance(0.25) ? [] : PLANTED.filter(() => random.chance(0.4));
  for (const code of chosen) if (code !== 'broken-total') spoiler.plant(code);
  return spoiledBook(random, clean, lines, chosen.includes('broken-total'));
}

class Spoiler {
  readonly #random: Random;
  readonly #clean: CleanOrders;
  readonly #lines: Line[];

  constructor(random: Random, clean: CleanOrders, lines: Line[]) {
    this.#random = random;
    this.#clean = clean;
    this.#lines = lines;
  }

  plant(code: Exclude<PlantedCode, 'broken-total'>): void {
    const random = this.#random;
    const { language } = this.#clean;
    const names = ORDER_NAMES[language];
    switch (code) {
      case 'missing': {
        const column = random.pick(['day', 'region', 'product', 'amount', 'quantity', 'customer'] as const);
        return this.#spoil(code, column, () => random.pick<PlainCell>([null, null, null, 'N/A', '-', language === 'zh' ? '暂无' : 'n/a']));
      }
      case 'duplicate-row':
        return this.#repeat();
      case 'duplicate-key':
        return this.#reuseKeys();
      case 'inconsistent-name': {
        const column = random.pick(['region', 'product'] as const);
        const usual = random.pick(names[column]);
        const other = misspelt(random, usual);
        const own = this.#lines.filter((line) => isUntouched(line) && line.order[column] === usual);
        for (const line of own.slice(0, random.whole(1, 2))) this.#mark(line, code, column, other);
        return;
      }
      case 'text-number':
        return this.#spoil(code, random.pick(['amount', 'quantity'] as const), (cell) => random.pick([`${written(cell)}`, ` ${written(cell)}`, Number(cell).toLocaleString('en-US'), `${written(cell)} `]));
      case 'mixed-type':
        return this.#spoil(code, random.pick(['amount', 'quantity'] as const), () => random.pick(language === 'zh' ? ['见附件', '约百元', '问小王'] : ['see note', 'about ten', 'ask Ann']));
      case 'error-value':
        return this.#spoil(code, 'amount', () => ({ error: random.pick(['#N/A', '#DIV/0!', '#REF!']) }));
      case 'outlier': {
        if (random.chance(0.3)) return this.#spoil(code, 'day', (cell) => moved(cell, random.pick([-36_525, 10_958])), 2);
        const column = random.pick(['amount', 'quantity'] as const);
        return this.#spoil(code, column, (cell) => Number(cell) * random.pick([100, 1000]), 2);
      }
      case 'negative-value':
        return this.#spoil(code, 'amount', (cell) => -Number(cell), 3);
      case 'date-gap':
        return this.#leaveDaysOut();
      case 'unmatched-key':
        return this.#spoil(code, 'customer', () => `C${random.whole(5000, 9000)}`);
      case 'mixed-units':
        return this.#spoil(code, 'weight', () => random.pick([`${random.whole(1, 3)}kg`, `${random.whole(1, 3)}L`]));
      case 'text-date':
        return this.#spoil(code, 'day', (cell) => isoDay(cell));
      case 'edge-blanks':
        return this.#spoil(code, random.pick(['region', 'product'] as const), (cell) => random.pick([`${written(cell)} `, ` ${written(cell)}`]));
    }
  }

  /** A line with nothing wrong yet; for a slip in its day, one of a day that other orders are of as well. */
  #untouched(column?: OrderColumn): Line | undefined {
    const lines = this.#lines.filter(isUntouched);
    const dated = new Map<number, number>();
    for (const { order } of lines) dated.set(serialOf(order.day), (dated.get(serialOf(order.day)) ?? 0) + 1);
    const open = column === 'day' ? lines.filter(({ order }) => (dated.get(serialOf(order.day)) ?? 0) > 1) : lines;
    return open.length === 0 ? undefined : this.#random.pick(open);
  }

  #mark(line: Line, code: PlantedCode, column: OrderColumn, cell: PlainCell): void {
    line.order = { ...line.order, [column]: cell };
    line.wrong.push({ code, column });
  }

  #spoil(code: PlantedCode, column: OrderColumn, spoilt: (cell: PlainCell) => PlainCell, most = 5): void {
    for (let count = this.#random.whole(1, most); count > 0; count--) {
      const line = this.#untouched(column);
      if (line !== undefined) this.#mark(line, code, column, spoilt(line.order[column]));
    }
  }

  #repeat(): void {
    for (let count = this.#random.whole(1, 3); count > 0; count--) {
      const line = this.#untouched();
      if (line === undefined) return;
      line.isTaken = true;
      // The same rows are entered or pasted again: right below, or at the end.
      const at = this.#random.chance(0.5) ? this.#lines.indexOf(line) + 1 : this.#lines.length;
      this.#lines.splice(at, 0, { order: { ...line.order }, wrong: [{ code: 'duplicate-row', column: 'order' }] });
    }
  }

  #reuseKeys(): void {
    for (let count = this.#random.whole(1, 4); count > 0; count--) {
      const [one, other] = [this.#untouched(), this.#untouched()];
      if (one === undefined || other === undefined || one === other) continue;
      const [first, second] = this.#lines.indexOf(one) < this.#lines.indexOf(other) ? [one, other] : [other, one];
      first.isTaken = true;
      this.#mark(second, 'duplicate-key', 'order', first.order.order);
    }
  }

  #leaveDaysOut(): void {
    const days = [...new Set(this.#lines.map(({ order }) => serialOf(order.day)))].filter((day) => !Number.isNaN(day)).sort((one, other) => one - other);
    const from = this.#random.whole(5, Math.max(5, days.length - 8));
    const gone = new Set(days.slice(from, from + this.#random.whole(1, 3)));
    if (this.#lines.some((line) => !isUntouched(line) && gone.has(serialOf(line.order.day)))) return;
    const kept = this.#lines.filter(({ order }) => !gone.has(serialOf(order.day)));
    const next = kept.find(({ order }) => serialOf(order.day) === days[from + gone.size]);
    if (next === undefined) return;
    this.#lines.splice(0, this.#lines.length, ...kept);
    next.wrong.push({ code: 'date-gap', column: 'day' });
  }
}

function isUntouched({ isTaken, wrong }: Line): boolean {
  return isTaken !== true && wrong.length === 0;
}

/** One letter left out, put twice, swapped with its neighbour or taken for another; or the case, width or last word changed. */
function misspelt(random: Random, name: string): string {
  const at = random.whole(1, name.length - 2);
  const [before, letter, next, after] = [name.slice(0, at), name[at] ?? '', name[at + 1] ?? '', name.slice(at + 2)];
  const changed = random.pick([
    before + next + after,
    before + letter + letter + next + after,
    before + next + letter + after,
    `${before}${/\p{Script=Han}/u.test(name) ? random.pick(['只', '来', '亮']) : random.pick(['e', 'a', 'r'])}${next}${after}`,
    /\p{Script=Han}/u.test(name) ? name.replace('大区', '区').replace('套装', '') : name.toUpperCase(),
  ]);
  return changed === name ? before + letter + letter + next + after : changed;
}

/** A number or a name as it stands in its cell. */
function written(cell: PlainCell): string {
  return typeof cell === 'number' || typeof cell === 'string' ? String(cell) : '';
}

function serialOf(cell: PlainCell): number {
  return typeof cell === 'object' && cell !== null && 'value' in cell ? Number(cell.value) : Number.NaN;
}

function moved(cell: PlainCell, days: number): PlainCell {
  return { value: serialOf(cell) + days, format: 'yyyy-mm-dd' };
}

function isoDay(cell: PlainCell): string {
  return new Date((serialOf(cell) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function spoiledBook(random: Random, { headers, customers, language }: CleanOrders, lines: readonly Line[], brokenTotal: boolean): SpoiledBook {
  const shuffled = random.chance(0.5) ? [...ORDER_COLUMNS] : [...ORDER_COLUMNS].sort(() => random.next() - 0.5);
  const columns = shuffled.filter((column) => column !== 'weight' || random.chance(0.5) || lines.some(({ wrong }) => wrong.some((one) => one.column === 'weight')));
  const planted = new Map<PlantedCode, Set<string>>();
  const note = (code: PlantedCode, row: number, column: OrderColumn) => {
    const cells = planted.get(code) ?? new Set<string>();
    planted.set(code, cells.add(code === 'duplicate-row' ? cellAddress(row, 0) : cellAddress(row, columns.indexOf(column))));
  };
  const rows: PlainCell[][] = [columns.map((column) => headers[column])];
  for (const { order, wrong } of lines) {
    for (const { code, column } of wrong) note(code, rows.length, column);
    rows.push(columns.map((column) => order[column]));
  }
  if (brokenTotal || random.chance(0.2)) {
    const sum = lines.reduce((all, { order, wrong }) => all + (wrong.some(({ code, column }) => column === 'amount' && (code === 'mixed-type' || code === 'error-value')) ? 0 : amountOf(order.amount)), 0);
    // Somebody added rows after the total was written, or typed it.
    const said = brokenTotal ? sum * random.pick([0.9, 0.97, 1.1]) : sum;
    rows.push(columns.map((column, at): PlainCell => (at === 0 ? (language === 'zh' ? '合计' : 'Total') : column === 'amount' ? Number(said.toFixed(2)) : null)));
    const at = columns.indexOf('amount');
    if (brokenTotal && at > 0) note('broken-total', rows.length - 1, 'amount');
  }
  const list: PlainCell[][] = [[headers.customer, language === 'zh' ? '客户名称' : 'Name'], ...customers.map((code, at) => [code, `${language === 'zh' ? '客户' : 'Customer'} ${String.fromCharCode(65 + (at % 26))}${at}`])];
  return { sheets: [{ name: 'Orders', rows }, { name: 'Customers', rows: list }], planted };
}

function amountOf(cell: PlainCell): number {
  const value = typeof cell === 'string' ? Number(cell.replace(/,/g, '').trim()) : Number(cell ?? 0);
  return Number.isNaN(value) ? 0 : value;
}
