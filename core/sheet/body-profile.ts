import type { Area } from '../workbook/address.ts';
import { BLANK, BOOLEAN, NUMBER, TEXT } from './grid.ts';
import { formatFacts } from './number-format.ts';
import { filledColumns, type SheetView } from './sheet-view.ts';

export type BodyKind = 'number' | 'date' | 'text' | 'blank';

export interface BodyColumn {
  readonly column: number;
  readonly kind: BodyKind;
  /** In which row each text was first seen, and null for those seen again; by id. */
  readonly texts: ReadonlyMap<number, number | null>;
  /** Shapes of the codes among the texts. */
  readonly shapes: ReadonlySet<string>;
  /** True where the numbers are years: then a year above them is no header. */
  readonly years: boolean;
}

/** What the lower part of a block looks like, where headers no longer disturb. */
export interface BodyProfile {
  readonly columns: readonly BodyColumn[];
  /** How many cells a usual row fills. */
  readonly usualFill: number;
}

const SAMPLE_ROWS = 300;
/** A header never takes more than this many rows of a block, so the body begins above it. */
const DEEPEST_HEADER = 20;

/** Profiles the body of a block whose header is not known yet: its lower half, without the words it ends with. */
export function profileBlock(view: SheetView, area: Area): BodyProfile {
  const bottom = lastWideRow(view, area);
  const half = Math.ceil((bottom - area.top + 1) / 2);
  const top = Math.min(bottom, area.top + Math.min(half, DEEPEST_HEADER));
  const heads = new Set<string>();
  for (let row = area.top; row < top; row++) {
    const key = wordsKey(view, area, row);
    if (key !== null) heads.add(key);
  }
  return profileRows(view, area, sampleRows({ ...area, top, bottom }).filter((row) => !heads.has(wordsKey(view, area, row) ?? '')));
}

/** What a row of words says, the same for a header and its repetitions on later pages; null for rows with anything but words. */
function wordsKey({ grid }: SheetView, area: Area, row: number): string | null {
  const ids: number[] = [];
  for (let column = area.left; column <= area.right; column++) {
    const kind = grid.kind(row, column);
    if (kind === BLANK) continue;
    if (kind !== TEXT) return null;
    ids.push(column, grid.number(row, column));
  }
  return ids.length < 4 ? null : ids.join();
}

/** The last row that is more than a few words: notes and signatures say nothing of the body above them. */
function lastWideRow(view: SheetView, area: Area): number {
  const fills = sampleRows(area).map((row) => filledColumns(view, row, area.left, area.right).length);
  const widest = Math.max(...fills);
  for (let row = area.bottom; row > area.top; row--) {
    const filled = filledColumns(view, row, area.left, area.right);
    if (filled.length * 1.5 > widest || filled.some((column) => view.grid.kind(row, column) !== TEXT)) return row;
  }
  return area.bottom;
}

/** Profiles rows that are known to lie below the header. */
export function profileBody(view: SheetView, area: Area): BodyProfile {
  return profileRows(view, area, sampleRows(area));
}

function profileRows(view: SheetView, area: Area, rows: readonly number[]): BodyProfile {
  const fills: number[] = rows.map(() => 0);
  const columns: BodyColumn[] = [];
  for (let column = area.left; column <= area.right; column++) {
    columns.push(
      profileColumn(view, column, rows, (index) => {
        fills[index] = (fills[index] ?? 0) + 1;
      }),
    );
  }
  fills.sort((one, other) => one - other);
  return { columns, usualFill: fills[fills.length >> 1] ?? 0 };
}

function sampleRows(area: Area): number[] {
  const step = Math.max(1, Math.ceil((area.bottom - area.top + 1) / SAMPLE_ROWS));
  const rows: number[] = [];
  for (let row = area.top; row <= area.bottom; row += step) rows.push(row);
  return rows;
}

function profileColumn(view: SheetView, column: number, rows: readonly number[], filled: (index: number) => void): BodyColumn {
  const { grid, facts } = view;
  const texts = new Map<number, number | null>();
  const shapes = new Set<string>();
  let [numbers, dates, words, years] = [0, 0, 0, 0];
  rows.forEach((row, index) => {
    const kind = grid.kind(row, column);
    if (kind === BLANK) return;
    filled(index);
    if (kind === NUMBER) {
      if (formatFacts(grid.format(row, column)).kind === 'date') dates++;
      else numbers++;
      if (isYear(grid.number(row, column))) years++;
      return;
    }
    if (kind === BOOLEAN) {
      words++;
      return;
    }
    if (kind !== TEXT) return;
    const id = grid.number(row, column);
    if (facts.isPlaceholder(id)) return;
    if (facts.date(id)) dates++;
    else if (facts.number(id)) numbers++;
    else if (facts.label(id) === null) words++;
    texts.set(id, texts.has(id) ? null : row);
    const shape = facts.shape(id);
    if (shape !== null) shapes.add(shape);
  });
  const known = numbers + dates + words;
  const kind = known === 0 ? 'blank' : words > known * 0.4 ? 'text' : dates >= numbers ? 'date' : 'number';
  return { column, kind, texts, shapes, years: years > numbers * 0.8 };
}

/** A whole number that is a year people write reports about. */
export function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1980 && value <= 2100;
}
