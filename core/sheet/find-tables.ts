import type { Text } from '../language/language.ts';
import { parseArea, type Area } from '../workbook/address.ts';
import type { DefinedName, SheetInfo, TableInfo } from '../workbook/workbook.ts';
import { Blocks } from './blocks.ts';
import { profileBlock, profileBody } from './body-profile.ts';
import { trimmed } from './cell-text.ts';
import type { TableReading } from './correction.ts';
import { findHeader, type HeaderRows } from './find-header.ts';
import { findRegions } from './find-regions.ts';
import { looksLikeForm } from './form.ts';
import { detailTables, givenAreas, givenDetails, givenHeader, type GivenArea } from './given-areas.ts';
import { BLANK, TEXT } from './grid.ts';
import { namedAreas, type NamedArea } from './named-areas.ts';
import type { PlacedCorrection } from './place-corrections.ts';
import { filledColumns, type SheetView } from './sheet-view.ts';
import type { TableArea } from './table-area.ts';

const LONGEST_CAPTION = 400;

/** The tables of a sheet, and what is said of corrections that do not fit it any more. */
export interface FoundTables {
  readonly tables: readonly TableArea[];
  readonly ignored: readonly Text[];
}

/** What people said of a sheet's tables: by correcting them, and by naming ranges of the workbook. */
export interface PeoplesWord {
  readonly corrections?: readonly PlacedCorrection[];
  readonly names?: readonly DefinedName[];
}

/**
 * Every table on a sheet, from the top: Excel Tables as they say they are, what a person marked off as one, ranges
 * with a name that hold one, then what looks like one in the rest.
 */
export function findTables(view: SheetView, info: SheetInfo, { corrections = [], names = [] }: PeoplesWord = {}): FoundTables {
  const excel = info.tables.flatMap((table) => {
    const area = parseArea(table.range);
    return area === null ? [] : [{ table, area: clip(view, area, table) }];
  });
  const { given, ignored, settled } = givenAreas(view, corrections, excel.map(({ area }) => area));
  const said = [...excel, ...given].map(({ area }) => area);
  const named = namedAreas(view, names, said).flatMap((block): (NamedArea & { readonly header: HeaderRows })[] => {
    const header = findHeader(view, block.area, profileBlock(view, block.area));
    return header.header.length === 0 ? [] : [{ ...block, header }];
  });
  const taken = [...said, ...named.map(({ area }) => area)];
  const pieces = findRegions(view.grid, view.merges, taken);
  const blocks = new Blocks(view, pieces, taken);
  const tables = [
    ...excel.map(({ table, area }) => excelTableArea(view, table, area, blocks)),
    ...given.flatMap((block) => (block.reading === null ? [] : [givenTableArea(view, block, block.reading, blocks)])),
    ...named.map(({ name, area, header }) => ({ ...foundTableArea(view, area, header, blocks), rangeName: name })),
    ...blocks.settled().flatMap((block) => splitBlock(view, block, blocks)),
  ];
  const detailed = detailTables(view, tables, corrections, settled);
  return {
    tables: [...detailed.tables].sort((one, other) => one.area.top - other.area.top || one.area.left - other.area.left),
    ignored: [...ignored, ...detailed.ignored],
  };
}

/** A block that a person says is a table, with the header that they give or that is found in it. */
function givenTableArea(view: SheetView, block: GivenArea, reading: TableReading, blocks: Blocks): TableArea {
  const { area } = block;
  const header = givenHeader(view, block) ?? findHeader(view, area, profileBlock(view, area));
  return { ...foundTableArea(view, area, header, blocks), given: givenDetails(view, block.anchor, block.anchored, area.bottom, reading) };
}

/** A block of known extent with the header found in it. */
function foundTableArea(view: SheetView, area: Area, header: HeaderRows, blocks: Blocks): TableArea {
  const below = { ...area, top: header.header[0] ?? header.firstData };
  return tableArea(view, below, header, [...blocks.titlesAbove(area), ...header.titles], blocks.notesBelow(area), area);
}

/** A table of `area`; `block` is what its titles and notes stand above and below. */
function tableArea(view: SheetView, area: Area, header: HeaderRows, titles: readonly number[], notes: readonly number[], block: Area): TableArea {
  const captions = textsOf(view, [...titles, ...notes], block);
  return { area, excelTable: null, columnNames: null, totalsRow: false, header, titles, notes, captions };
}

/** An Excel Table may be written far beyond its last row of data. */
function clip(view: SheetView, area: Area, table: TableInfo): Area {
  return table.totalsRow ? area : { ...area, bottom: Math.max(area.top, Math.min(area.bottom, view.grid.rowCount - 1)) };
}

function excelTableArea(view: SheetView, table: TableInfo, area: Area, blocks: Blocks): TableArea {
  const header: HeaderRows = {
    titles: [],
    header: table.headerRow ? [area.top] : [],
    unitRow: null,
    firstData: table.headerRow ? area.top + 1 : area.top,
  };
  const found = tableArea(view, area, header, blocks.titlesAbove(area), blocks.notesBelow(area), area);
  return { ...found, excelTable: table.name, columnNames: table.columns, totalsRow: table.totalsRow };
}

/** A block as one table, or as several side by side under one title; none where it is a form or plain words. */
function splitBlock(view: SheetView, block: Area, blocks: Blocks, sharedTitles: readonly number[] = []): TableArea[] {
  const lone = loneRows(view, block);
  const below = { ...block, top: block.top + lone.length };
  const beside = lone.length === 0 ? [] : columnParts(view, below);
  if (beside.length > 1) {
    const shared = [...sharedTitles, ...blocks.titlesAbove(block), ...lone];
    return beside.flatMap((part) => splitBlock(view, trimRows(view, part), blocks, shared));
  }
  const profile = profileBlock(view, block);
  const header = findHeader(view, block, profile);
  const inner = { ...block, top: header.header[0] ?? header.firstData };
  if (inner.top > inner.bottom) return [];
  const parts = columnParts(view, inner);
  if (parts.length > 1) {
    const shared = [...sharedTitles, ...blocks.titlesAbove(block), ...header.titles];
    return parts.flatMap((part) => splitBlock(view, trimRows(view, part), blocks, shared));
  }
  const [part = inner] = parts;
  if (!isTable(view, part, header)) return [];
  const titles = [...new Set([...sharedTitles, ...blocks.titlesAbove(block), ...header.titles])];
  return [tableArea(view, part, header, titles, blocks.notesBelow(block), block)];
}

/** Rows at the top that hold one text each: titles over all that is below, however many tables that is. */
function loneRows(view: SheetView, block: Area): number[] {
  const rows: number[] = [];
  for (let row = block.top; row < block.bottom; row++) {
    const [first, ...more] = filledColumns(view, row, block.left, block.right);
    if (first === undefined || more.length > 0 || view.grid.kind(row, first) !== TEXT) break;
    rows.push(row);
  }
  return rows;
}

/** Parts of an area between blank columns; one part where all to the right of the gap is numbers. */
function columnParts(view: SheetView, area: Area): Area[] {
  const blank = (column: number) => {
    for (let row = area.top; row <= area.bottom; row++) {
      if (view.grid.kind(row, column) !== BLANK || view.merges.at(row, column) !== null) return false;
    }
    return true;
  };
  const parts: Area[] = [];
  let left = -1;
  for (let column = area.left; column <= area.right + 1; column++) {
    const gap = column > area.right || blank(column);
    if (!gap && left < 0) left = column;
    if (!gap || left < 0) continue;
    const part = { ...area, left, right: column - 1 };
    const before = parts.at(-1);
    const onlyNumbers = profileBlock(view, part).columns.every(({ kind }) => kind === 'number' || kind === 'blank');
    if (before !== undefined && onlyNumbers && column - 1 <= area.right) parts[parts.length - 1] = { ...before, right: part.right };
    else parts.push(part);
    left = -1;
  }
  return parts;
}

function trimRows(view: SheetView, area: Area): Area {
  let { top, bottom } = area;
  while (top < bottom && view.grid.isBlankRow(top, area.left, area.right)) top++;
  while (bottom > top && view.grid.isBlankRow(bottom, area.left, area.right)) bottom--;
  return { ...area, top, bottom };
}

/** Tables have rows of values under names or beside each other; forms, lists of sentences and lone cells are none. */
function isTable(view: SheetView, area: Area, header: HeaderRows): boolean {
  const width = area.right - area.left + 1;
  const dataRows = area.bottom - header.firstData + 1;
  if (dataRows < 1) return false;
  const profile = profileBody(view, { ...area, top: header.firstData });
  const words = profile.columns.every(({ kind }) => kind === 'text' || kind === 'blank');
  if (width === 1) return dataRows >= 3 && header.header.length > 0 && (!words || !isProse(view, area));
  if (header.header.length === 0) return dataRows >= 3 && !(words && width <= 2);
  if (width === 2 && dataRows < 2) return false;
  return !(width === 2 && dataRows <= 8 && looksLikeForm(view, area));
}

function isProse(view: SheetView, area: Area): boolean {
  let length = 0;
  for (let row = area.top; row <= area.bottom; row++) length += (view.grid.text(row, area.left) ?? '').length;
  return length / (area.bottom - area.top + 1) > 16;
}

function textsOf(view: SheetView, rows: readonly number[], area: Area): string[] {
  return rows.flatMap((row) =>
    filledColumns(view, row, area.left, area.right).flatMap((column) => {
      const text = view.grid.text(row, column);
      return text === null || text.length > LONGEST_CAPTION ? [] : [trimmed(text)];
    }),
  );
}
