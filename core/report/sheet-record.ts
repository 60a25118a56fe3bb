import { cellAddress, columnIndex, columnLetters } from '../workbook/address.ts';
import type { PlannedSheet } from '../workbook/sheet-plan.ts';
import { CONTENT_DIGITS, contentPrint, FORMAT_DIGITS, formatPrint, KEY_DIGITS, LOOK_DIGITS, lookPrint, textPrint } from './cell-print.ts';

/**
 * What a report wrote on a sheet, in short prints: a refresh tells by it what a person changed since, and which row is
 * which though some were put in or taken out.
 */
export interface SheetRecord {
  readonly rows: readonly RecordedRow[];
  readonly merges: readonly string[];
  readonly conditionalFormats: readonly string[];
  readonly validations: readonly string[];
  readonly sparklines: readonly string[];
  readonly notes: readonly string[];
  /** Ids, those that a person has deleted since included. */
  readonly charts: readonly string[];
}

export interface RecordedRow {
  /** Null where a person deleted it: it stays away. */
  readonly row: number | null;
  /** Print of what the row is: the line of a table, the third finding ... */
  readonly key: string;
  readonly height: number | null;
  readonly cells: ReadonlyMap<number, RecordedCell>;
}

export interface RecordedCell {
  readonly content: string;
  readonly look: string;
  readonly format: string;
}

/** On longer sheets (copies of data, totals) each row is told by its place alone. */
const MOST_RECORDED = 6000;

/** The record of a planned sheet. `keys` names the rows: those left out are so many rows below the last one named. */
export function recordSheet(sheet: PlannedSheet, keys: ReadonlyMap<number, string>): SheetRecord {
  return { ...recordLists(sheet), rows: sheet.cells.length > MOST_RECORDED ? [] : recordRows(sheet, keys) };
}

/** What lies over the cells of a sheet. */
export function recordLists(sheet: PlannedSheet): Omit<SheetRecord, 'rows'> {
  const notes = sheet.cells.flatMap(({ row, column, comment }) => (comment === undefined || comment === '' ? [] : [cellAddress(row, column)]));
  return {
    merges: sheet.merges,
    conditionalFormats: sheet.conditionalFormats.map(({ range }) => range),
    validations: sheet.validations.map(({ range }) => range),
    sparklines: sheet.sparklines.map(({ cell }) => cell),
    notes,
    charts: sheet.charts.map(({ id }) => id),
  };
}

function recordRows(sheet: PlannedSheet, keys: ReadonlyMap<number, string>): RecordedRow[] {
  const cells = new Map<number, Map<number, RecordedCell>>();
  for (const cell of sheet.cells) {
    const row = cells.get(cell.row) ?? new Map<number, RecordedCell>();
    row.set(cell.column, { content: contentPrint(cell.content), look: lookPrint(cell), format: formatPrint(cell) });
    cells.set(cell.row, row);
  }
  const heights = new Map(sheet.rowHeights.map(({ row, height }) => [row, height]));
  const last = Math.max(-1, ...cells.keys(), ...heights.keys());
  return rowKeys(last + 1, keys).map((key, row) => ({ row, key, height: heights.get(row) ?? null, cells: cells.get(row) ?? new Map<number, RecordedCell>() }));
}

/** A print for each row of a sheet, each different. */
export function rowKeys(count: number, keys: ReadonlyMap<number, string>): string[] {
  const taken = new Set<string>();
  let named = '';
  let below = 0;
  return Array.from({ length: count }, (_, row) => {
    const own = keys.get(row);
    if (own !== undefined) [named, below] = [own, 0];
    const wish = `${named}\n${below}`;
    below += 1;
    for (let number = 0; ; number += 1) {
      const key = textPrint(`${wish}\n${number}`, KEY_DIGITS);
      if (taken.has(key)) continue;
      taken.add(key);
      return key;
    }
  });
}

const CELL_DIGITS = CONTENT_DIGITS + LOOK_DIGITS + FORMAT_DIGITS;

/** The rows as text, a line each: row, key, height, and runs of cells from a column on; `-` for what is not there. */
export function writeRows(rows: readonly RecordedRow[]): string {
  return rows
    .map(({ row, key, height, cells }) => {
      const runs: string[] = [];
      let next = -1;
      for (const column of [...cells.keys()].toSorted((a, b) => a - b)) {
        const { content, look, format } = cells.get(column) ?? { content: '', look: '', format: '' };
        if (column === next) runs.push(`${runs.pop() ?? ''}${content}${look}${format}`);
        else runs.push(`${columnLetters(column)}:${content}${look}${format}`);
        next = column + 1;
      }
      return [row === null ? '-' : row + 1, key, height ?? '-', ...runs].join(' ');
    })
    .join('\n');
}

/** What `writeRows` wrote; lines that are none are passed over. */
export function readRows(text: string): RecordedRow[] {
  return text.split('\n').flatMap((line): RecordedRow[] => {
    const [row = '', key = '', height = '', ...runs] = line.trim().split(' ');
    if (!/^(?:-|\d+)$/.test(row) || key === '' || !/^(?:-|[\d.]+)$/.test(height)) return [];
    return [{ row: row === '-' ? null : Number(row) - 1, key, height: height === '-' ? null : Number(height), cells: new Map(runs.flatMap(readRun)) }];
  });
}

function readRun(run: string): [number, RecordedCell][] {
  const [letters = '', prints = ''] = run.split(':');
  const first = columnIndex(letters);
  if (first === null) return [];
  return Array.from({ length: Math.floor(prints.length / CELL_DIGITS) }, (_, index): [number, RecordedCell] => {
    const at = index * CELL_DIGITS;
    const [look, format] = [at + CONTENT_DIGITS, at + CONTENT_DIGITS + LOOK_DIGITS];
    return [first + index, { content: prints.slice(at, look), look: prints.slice(look, format), format: prints.slice(format, at + CELL_DIGITS) }];
  });
}
