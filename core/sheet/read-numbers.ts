import { isMoneyUnit, type UnitFound } from '../quantity/written-unit.ts';
import type { CellRows, ColumnCounts } from './column-counts.ts';
import { Unread, type ColumnReading, type MixedUnit } from './column-reading.ts';
import { BLANK, ERROR, NUMBER, TEXT } from './grid.ts';
import { formatFacts } from './number-format.ts';
import { parseNumberText, type NumberText } from './number-text.ts';
import { hasWord, leafOf } from './role-words.ts';
import type { SheetView } from './sheet-view.ts';
import { unitRatio } from './unit-families.ts';

/** No share that people write as a fraction is larger. */
const LARGEST_FRACTION = 1.5;

export interface NumberContext {
  readonly name: string;
  /** The unit that header, unit row or caption give the column. */
  readonly stated: UnitFound | null;
  /** Another column of the table writes its decimals after a comma. */
  readonly decimalComma?: boolean;
}

/**
 * Reads a column in which most cells are numbers. A cell that says its own size (`3.2万` in a column of 万元) is brought to that of
 * the column; units of one kind are brought to one, percents to fractions.
 */
export function readNumbers(view: SheetView, column: number, rows: CellRows, counts: ColumnCounts, { name, stated, decimalComma: tableComma = false }: NumberContext): ColumnReading {
  const { grid, facts } = view;
  const values = new Float64Array(rows.length).fill(Number.NaN);
  const unread = new Unread();
  const units = new UnitTally();
  const percents = new PercentTally(stated?.unit === '%' || hasWord('ratioEnd', leafOf(name)));
  const decimalComma = counts.decimalCommas > 0 || tableComma;
  let converted = 0;
  rows.forEach((row, index) => {
    const kind = grid.kind(row, column);
    if (kind === BLANK) return;
    if (kind === NUMBER) {
      const value = grid.number(row, column);
      values[index] = value;
      percents.add(value, formatFacts(grid.format(row, column)).kind === 'percent');
      return;
    }
    if (kind !== TEXT) {
      if (kind !== ERROR) unread.add(row);
      return;
    }
    const id = grid.number(row, column);
    const read = (decimalComma ? parseNumberText(grid.texts[id] ?? '', { decimalComma }) : null) ?? facts.number(id);
    if (read === null) {
      if (!facts.isPlaceholder(id)) unread.add(row);
      return;
    }
    values[index] = inStatedSize(read, stated);
    converted++;
    percents.add(read.value, read.percent);
    if (read.unit !== null) units.add(read.unit, index);
  });
  const { cellUnit, mixedUnits } = units.settle(values, stated?.unit ?? null);
  const scaled = percents.hasPoints ? pointsToFractions(view, column, rows, values) : 0;
  return {
    content: { type: 'number', values },
    counts, converted: converted + scaled, unread: unread.rows, unreadCount: unread.count, cellUnit, mixedUnits, ambiguous: 0,
    fractions: percents.areFractions || scaled > 0,
  };
}

function inStatedSize({ value, magnitude, unit, percent }: NumberText, stated: UnitFound | null): number {
  if (stated === null || stated.multiplier <= 1 || percent || (magnitude === 1 && unit === null)) return value;
  const isOtherThing = unit !== null && stated.unit !== null && unitRatio(unit, stated.unit) === null && !(isMoneyUnit(unit) && isMoneyUnit(stated.unit));
  if (isOtherThing) return value;
  return Number((value / stated.multiplier).toPrecision(15));
}

/** Units written in cells, and where. */
class UnitTally {
  readonly #places = new Map<string, number[]>();

  add(unit: string, index: number): void {
    const places = this.#places.get(unit);
    if (places === undefined) this.#places.set(unit, [index]);
    else places.push(index);
  }

  /** Brings all values to the stated unit, or to the one that is written most, where they measure the same. */
  settle(values: Float64Array, stated: string | null): { cellUnit: string | null; mixedUnits: MixedUnit[] } {
    const found = [...this.#places].sort((one, other) => other[1].length - one[1].length);
    const [most] = found;
    if (most === undefined) return { cellUnit: null, mixedUnits: [] };
    const wanted = stated !== null && unitRatio(most[0], stated) !== null ? stated : most[0];
    const mixedUnits = found.flatMap(([unit, places]): MixedUnit[] => {
      const ratio = unitRatio(unit, wanted);
      if (ratio === 1) return [];
      if (ratio !== null) for (const index of places) values[index] = Number(((values[index] ?? Number.NaN) * ratio).toPrecision(15));
      return [{ unit, count: places.length, converted: ratio !== null }];
    });
    return { cellUnit: wanted, mixedUnits };
  }
}

/** Percents among plain numbers: `12%`, 0.12 shown as 12% and 12 may stand in one column. */
class PercentTally {
  readonly #isRatio: boolean;
  #percents = 0;
  #count = 0;
  #largestPlain = 0;

  /** `isRatio` says that the header names a rate or a share: then plain numbers are one too. */
  constructor(isRatio: boolean) {
    this.#isRatio = isRatio;
  }

  add(value: number, isPercent: boolean): void {
    this.#count++;
    if (isPercent) this.#percents++;
    else this.#largestPlain = Math.max(this.#largestPlain, Math.abs(value));
  }

  get areFractions(): boolean {
    return this.#percents > this.#count / 2 || (this.#isRatio && this.#percents > 0 && this.#largestPlain <= LARGEST_FRACTION);
  }

  /** Plain numbers among the percents are percent points. */
  get hasPoints(): boolean {
    return this.#isRatio && this.#percents > 0 && this.#percents < this.#count && this.#largestPlain > LARGEST_FRACTION;
  }
}

/** Turns the plain numbers of a column of percents into fractions; gives how many there were. */
function pointsToFractions({ grid, facts }: SheetView, column: number, rows: CellRows, values: Float64Array): number {
  let turned = 0;
  rows.forEach((row, index) => {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) return;
    const isPercent =
      grid.kind(row, column) === NUMBER ? formatFacts(grid.format(row, column)).kind === 'percent' : facts.number(grid.number(row, column))?.percent === true;
    if (isPercent) return;
    values[index] = Number((value / 100).toPrecision(15));
    turned++;
  });
  return turned;
}
