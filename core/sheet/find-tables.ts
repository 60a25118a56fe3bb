import { parseArea, type Area } from '../workbook/address.ts';
import type { SheetInfo, TableInfo } from '../workbook/workbook.ts';
import { profileBlock, profileBody } from './body-profile.ts';
import { trimmed } from './cell-text.ts';
import { findHeader, type HeaderRows } from './find-header.ts';
import { findRegions } from './find-regions.ts';
import { BLANK, TEXT } from './grid.ts';
import { weighRow } from './row-evidence.ts';
import { filledColumns, type SheetView } from './sheet-view.ts';
import type { TableArea } from './table-area.ts';

/** Blank rows that may lie inside a table, and between a table and its title or notes. */
const WIDEST_GAP = 2;
const NOTE_ROWS = 8;
const LONGEST_CAPTION = 400;

/** Every table on a sheet, from the top: Excel Tables as they say they are, then what looks like one. */
export function findTables(view: SheetView, info: SheetInfo): TableArea[] {
  const excel = info.tables.flatMap((table) => {
    const area = parseArea(table.range);
    return area === null ? [] : [{ table, area: clip(view, area, table) }];
  });
  const taken = excel.map(({ area }) => area);
  const pieces = findRegions(view.grid, view.merges, taken);
  const blocks = new Blocks(view, pieces, taken);
  const tables = [
    ...excel.map(({ table, area }) => excelTableArea(view, table, area, blocks)),
    ...blocks.settled().flatMap((block) => splitBlock(view, block, blocks)),
  ];
  return tables.sort((one, other) => one.area.top - other.area.top || one.area.left - other.area.left);
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
  const titles = blocks.titlesAbove(area);
  const notes = blocks.notesBelow(area);
  return {
    area,
    excelTable: table.name,
    columnNames: table.columns,
    totalsRow: table.totalsRow,
    header,
    titles,
    notes,
    captions: textsOf(view, [...titles, ...notes], area),
  };
}

/** The pieces of a sheet, sorted into blocks that may be tables and lines that belong to one. */
class Blocks {
  readonly #view: SheetView;
  readonly #blocks: Area[];
  readonly #taken: readonly Area[];

  constructor(view: SheetView, pieces: readonly Area[], taken: readonly Area[]) {
    this.#view = view;
    this.#taken = taken;
    const tall = pieces.filter((piece) => piece.bottom > piece.top);
    this.#blocks = tall.filter((piece) => !belongsToNeighbour(view, piece, [...tall, ...taken]));
  }

  /** Blocks grown over the blank rows inside them. */
  settled(): Area[] {
    const settled: Area[] = [];
    const waiting = [...this.#blocks];
    for (let block = waiting.shift(); block !== undefined; block = waiting.shift()) {
      settled.push(this.#grown(this.#joinedBeside(block, waiting), waiting));
    }
    return settled.map((block) => this.#withHeaderAbove(block));
  }

  /** Rows of words right above an area that belong to no block. */
  titlesAbove(area: Area): number[] {
    const titles: number[] = [];
    let gap = 0;
    for (let row = area.top - 1; row >= 0 && gap <= WIDEST_GAP && titles.length < 6; row--) {
      const filled = filledColumns(this.#view, row, area.left, area.right);
      if (filled.length === 0) {
        gap++;
        continue;
      }
      if (this.#isInBlock(row, area)) break;
      if (filled.length > 4 || !filled.some((column) => this.#view.grid.kind(row, column) === TEXT)) break;
      titles.unshift(row);
      gap = 0;
    }
    return titles;
  }

  /** Rows of words right below an area that belong to no block. */
  notesBelow(area: Area): number[] {
    const notes: number[] = [];
    let gap = 0;
    for (let row = area.bottom + 1; row < this.#view.grid.rowCount && gap <= WIDEST_GAP && notes.length < NOTE_ROWS; row++) {
      const filled = filledColumns(this.#view, row, area.left, area.right);
      if (filled.length === 0) {
        gap++;
        continue;
      }
      if (this.#isInBlock(row, area)) break;
      if (filled.length > 3 || filled.some((column) => this.#view.grid.kind(row, column) !== TEXT)) break;
      notes.push(row);
      gap = 0;
    }
    return this.#isTitleOfNext(notes, area) ? [] : notes;
  }

  /** Lines closer to the block below than to this one are that block's titles. */
  #isTitleOfNext(notes: readonly number[], area: Area): boolean {
    const last = notes.at(-1);
    const first = notes[0];
    if (last === undefined || first === undefined) return false;
    const next = this.#blocks.find((block) => block.top > last && block.top - last <= WIDEST_GAP + 1 && overlapsColumns(block, area));
    return next !== undefined && next.top - last < first - area.bottom;
  }

  #isInBlock(row: number, area: Area): boolean {
    const inside = (block: Area) => block.top <= row && row <= block.bottom && overlapsColumns(block, area);
    return this.#taken.some(inside) || this.#blocks.some((block) => inside(block) && !contains(area, block));
  }

  /** A blank column inside a table: what stands right of it has numbers only, row for row. */
  #joinedBeside(block: Area, waiting: Area[]): Area {
    const index = waiting.findIndex(
      (other) => other.left === block.right + 2 && other.top >= block.top && other.bottom === block.bottom && other.top - block.top <= 3,
    );
    const beside = waiting[index];
    if (beside === undefined) return block;
    const body = profileBlock(this.#view, beside);
    if (body.columns.some((column) => column.kind !== 'number' && column.kind !== 'blank')) return block;
    waiting.splice(index, 1);
    return this.#joinedBeside({ ...block, right: beside.right }, waiting);
  }

  #grown(block: Area, waiting: Area[]): Area {
    const profile = profileBlock(this.#view, block);
    let grown = block;
    for (;;) {
      const row = this.#nextFilledRow(grown);
      if (row === null) return grown;
      const index = waiting.findIndex((other) => other.top === row && overlapsColumns(other, grown));
      const next = waiting[index];
      if (next !== undefined && (next.left < grown.left || next.right > grown.right)) return grown;
      const evidence = weighRow(this.#view, profile, row);
      const isTotal = evidence.filled >= 2 && this.#hasTotalLabel(row, grown);
      if (!isTotal && !(evidence.bodyLike && evidence.filled >= Math.max(2, profile.usualFill * 0.6))) return grown;
      grown = { ...grown, bottom: next?.bottom ?? row };
      if (next !== undefined) waiting.splice(index, 1);
    }
  }

  #nextFilledRow(block: Area): number | null {
    for (let row = block.bottom + 1; row <= Math.min(block.bottom + 1 + WIDEST_GAP, this.#view.grid.rowCount - 1); row++) {
      if (this.#taken.some((area) => area.top <= row && row <= area.bottom && overlapsColumns(area, block))) return null;
      if (!this.#view.grid.isBlankRow(row, block.left, block.right)) return row;
    }
    return null;
  }

  #hasTotalLabel(row: number, block: Area): boolean {
    return filledColumns(this.#view, row, block.left, block.right).some((column) => {
      if (this.#view.grid.kind(row, column) !== TEXT) return false;
      const label = this.#view.facts.label(this.#view.grid.number(row, column));
      return label === 'total' || label === 'subtotal';
    });
  }

  /** A header with a blank row below it. */
  #withHeaderAbove(block: Area): Area {
    const profile = profileBlock(this.#view, block);
    if (weighRow(this.#view, profile, block.top).headerLike) return block;
    for (let row = block.top - 1; row >= Math.max(0, block.top - WIDEST_GAP); row--) {
      const filled = filledColumns(this.#view, row, block.left, block.right);
      if (filled.length === 0) continue;
      const evidence = weighRow(this.#view, profile, row);
      const names = evidence.headerLike && filled.length >= Math.max(2, profile.usualFill * 0.8) && !this.#isInBlock(row, block);
      return names ? { ...block, top: row } : block;
    }
    return block;
  }
}

/** Lines of words or a form right above or below a wider block: its titles or notes, not a table of their own. */
function belongsToNeighbour(view: SheetView, piece: Area, others: readonly Area[]): boolean {
  const width = piece.right - piece.left;
  const beside = others.some(
    (other) =>
      other !== piece &&
      overlapsColumns(other, piece) &&
      (other.right - other.left > width || other.bottom - other.top > 2 * (piece.bottom - piece.top)) &&
      ((other.top > piece.bottom && other.top - piece.bottom <= WIDEST_GAP + 1) || (piece.top > other.bottom && piece.top - other.bottom <= WIDEST_GAP + 1)),
  );
  if (!beside || piece.bottom - piece.top >= NOTE_ROWS) return false;
  for (let row = piece.top; row <= piece.bottom; row++) {
    const filled = filledColumns(view, row, piece.left, piece.right);
    const texts = filled.map((column) => view.grid.text(row, column));
    if (filled.length > 1 ? !texts.some((text) => text !== null && /[:：]/.test(text)) : texts.includes(null)) {
      return piece.right - piece.left === 1 && looksLikeForm(view, piece);
    }
  }
  return true;
}

/** A block as one table, or as several side by side under one title; none where it is a form or plain words. */
function splitBlock(view: SheetView, block: Area, blocks: Blocks): TableArea[] {
  const profile = profileBlock(view, block);
  const header = findHeader(view, block, profile);
  const inner = { ...block, top: header.header[0] ?? header.firstData };
  if (inner.top > inner.bottom) return [];
  const parts = columnParts(view, inner);
  if (parts.length > 1) return parts.flatMap((part) => splitBlock(view, trimRows(view, part), blocks));
  const [part = inner] = parts;
  if (!isTable(view, part, header)) return [];
  const titles = [...blocks.titlesAbove(block), ...header.titles];
  const notes = blocks.notesBelow(block);
  return [
    {
      area: part,
      excelTable: null,
      columnNames: null,
      totalsRow: false,
      header,
      titles,
      notes,
      captions: textsOf(view, [...titles, ...notes], block),
    },
  ];
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

/** Words for particulars about a report, as they stand on the left of a form. */
const PARTICULARS =
  /^(?:报表|制表|填表|编制|审核|审批|复核|统计|汇报|负责|部门|单位|公司|期间|日期|时间|版本|页码|币种|电话|地址|联系)|^(?:prepared|reviewed|approved|author|date|period|as of|version|department|company|currency|unit|contact|report)\b/i;

/** `Prepared by | Li`, `Date | 2025-01-01`: labels beside values of mixed kinds. */
function looksLikeForm(view: SheetView, area: Area): boolean {
  const labels: string[] = [];
  for (let row = area.top; row <= area.bottom; row++) {
    const label = view.grid.text(row, area.left);
    if (label === null) return false;
    labels.push(trimmed(label));
  }
  const particulars = labels.filter((label) => /[:：]$/.test(label) || PARTICULARS.test(label));
  return particulars.length >= Math.max(2, labels.length / 2);
}

function textsOf(view: SheetView, rows: readonly number[], area: Area): string[] {
  return rows.flatMap((row) =>
    filledColumns(view, row, area.left, area.right).flatMap((column) => {
      const text = view.grid.text(row, column);
      return text === null || text.length > LONGEST_CAPTION ? [] : [trimmed(text)];
    }),
  );
}

function overlapsColumns(one: Area, other: Area): boolean {
  return one.left <= other.right && other.left <= one.right;
}

function contains(outer: Area, inner: Area): boolean {
  return outer.top <= inner.top && inner.bottom <= outer.bottom && outer.left <= inner.left && inner.right <= outer.right;
}
