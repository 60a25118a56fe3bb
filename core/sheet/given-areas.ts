import type { Text } from '../language/language.ts';
import { correctionTexts } from '../language/texts/correction.ts';
import { areaSize, formatArea, intersection, overlaps, type Area } from '../workbook/address.ts';
import type { RowMark, TableReading } from './correction.ts';
import type { HeaderRows } from './find-header.ts';
import type { PlacedCorrection } from './place-corrections.ts';
import { joinRowWords } from './row-words.ts';
import type { SheetView } from './sheet-view.ts';
import type { GivenDetails, RowMeaning, TableArea } from './table-area.ts';

/** A block that a person marked off, as a table or as none. */
export interface GivenArea {
  readonly anchor: string;
  readonly area: Area;
  /** The block as its name has it: rows are counted from its top. */
  readonly anchored: Area;
  /** Null where there is no table. */
  readonly reading: TableReading | null;
}

export interface MarkedOff {
  readonly given: readonly GivenArea[];
  readonly ignored: readonly Text[];
  /** Anchors of the corrections that have had their say. */
  readonly settled: ReadonlySet<string>;
}

/** How far from where it stood a row is looked for. */
const SEARCH_ROWS = 2000;

/**
 * The blocks that corrections mark off on a sheet, grown over rows written below them and without blank rows at
 * their ends. Excel Tables keep their own extent, so blocks over one are not among them.
 */
export function givenAreas(view: SheetView, corrections: readonly PlacedCorrection[], excel: readonly Area[]): MarkedOff {
  const given: GivenArea[] = [];
  const ignored: Text[] = [];
  const settled = new Set<string>();
  for (const { correction, area: anchored } of corrections) {
    const { reading, anchor, grows } = correction;
    if (reading.kind === 'table' && reading.extent === null) continue;
    if (excel.some((area) => overlaps(area, anchored))) continue;
    settled.add(anchor);
    const taken = [...excel, ...given.map(({ area }) => area)];
    const area = filledPart(view, grows ? grown(view, anchored, taken) : anchored);
    if (area === null) ignored.push(correctionTexts.blank(view.name, formatArea(anchored)));
    else if (taken.some((other) => overlaps(other, area))) ignored.push(correctionTexts.overlapping(view.name, formatArea(anchored)));
    else given.push({ anchor, area, anchored, reading: reading.kind === 'table' ? reading : null });
  }
  return { given, ignored, settled };
}

/** The header that a person gave to a block; null where it is to be found. */
export function givenHeader(view: SheetView, { area, anchored, reading }: GivenArea): HeaderRows | null {
  const marks = reading?.extent?.header ?? null;
  if (marks === null) return null;
  const found = marks.map((mark) => rowOf(view, anchored, area.bottom, mark) ?? anchored.top + mark.offset);
  const header = [...new Set(found)].filter((row) => area.top <= row && row <= area.bottom).sort((one, other) => one - other);
  const [first] = header;
  if (first === undefined) return { titles: [], header: [], unitRow: null, firstData: area.top };
  const titles = Array.from({ length: first - area.top }, (_, index) => area.top + index);
  return { titles, header, unitRow: null, firstData: (header.at(-1) ?? first) + 1 };
}

/** What a correction says about rows and columns, on a table that reaches down to `bottom`. */
export function givenDetails(view: SheetView, anchor: string, anchored: Area, bottom: number, reading: TableReading): GivenDetails {
  const rows = new Map<number, RowMeaning>();
  const lostRows: string[] = [];
  for (const mark of reading.rows) {
    const row = rowOf(view, anchored, bottom, mark);
    if (row === null) lostRows.push(mark.words);
    else rows.set(row, mark.is);
  }
  return { anchor, rows, lostRows, columns: reading.columns, left: anchored.left };
}

/** Lays corrections that mark off no block upon the tables that were found or that Excel has, each upon the one it overlaps most. */
export function detailTables(view: SheetView, tables: readonly TableArea[], corrections: readonly PlacedCorrection[], settled: ReadonlySet<string>): { readonly tables: readonly TableArea[]; readonly ignored: readonly Text[] } {
  let detailed = [...tables];
  const ignored: Text[] = [];
  for (const { correction, area } of corrections) {
    const { anchor, reading } = correction;
    if (settled.has(anchor)) continue;
    const fits = detailed.filter((table) => table.given === undefined && overlaps(table.area, area) && (table.excelTable !== null || reading.kind === 'table'));
    const [best] = fits.sort((one, other) => shared(other.area, area) - shared(one.area, area));
    if (best === undefined) ignored.push(correctionTexts.noTableThere(view.name, formatArea(area)));
    else if (reading.kind === 'no-table') detailed = detailed.filter((table) => table !== best);
    else detailed = detailed.map((table) => (table === best ? { ...table, given: givenDetails(view, anchor, area, table.area.bottom, reading) } : table));
  }
  return { tables: detailed, ignored };
}

/** The words that a row of a block is known again by. */
export function rowWords(view: SheetView, row: number, { left, right }: Area): string {
  return joinRowWords(Array.from({ length: right - left + 1 }, (_, index) => view.grid.text(row, left + index)));
}

/** The row that a mark means: of those with its words the nearest to where it stood. Null where there is none. */
function rowOf(view: SheetView, anchored: Area, bottom: number, mark: RowMark): number | null {
  const stood = anchored.top + mark.offset;
  for (let distance = 0; distance <= SEARCH_ROWS; distance++) {
    for (const row of [stood - distance, stood + distance]) {
      if (row >= anchored.top && row <= Math.max(bottom, anchored.bottom) && rowWords(view, row, anchored) === mark.words) return row;
    }
  }
  return null;
}

function grown(view: SheetView, area: Area, taken: readonly Area[]): Area {
  let { bottom } = area;
  const isFree = (row: number) => !taken.some((other) => overlaps(other, { ...area, top: row, bottom: row }));
  while (bottom + 1 < view.grid.rowCount && isFree(bottom + 1) && !view.grid.isBlankRow(bottom + 1, area.left, area.right)) bottom++;
  return { ...area, bottom };
}

function filledPart(view: SheetView, area: Area): Area | null {
  let [top, bottom] = [area.top, Math.min(area.bottom, view.grid.rowCount - 1)];
  while (top <= bottom && view.grid.isBlankRow(top, area.left, area.right)) top++;
  while (bottom > top && view.grid.isBlankRow(bottom, area.left, area.right)) bottom--;
  return top > bottom ? null : { ...area, top, bottom };
}

function shared(one: Area, other: Area): number {
  const both = intersection(one, other);
  return both === null ? 0 : areaSize(both);
}
