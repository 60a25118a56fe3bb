import type { Area } from '../workbook/address.ts';
import type { BodyProfile } from './body-profile.ts';
import { halfWidth } from '../quantity/half-width.ts';
import { BLANK, TEXT } from './grid.ts';
import { weighRow, type RowEvidence } from './row-evidence.ts';
import { filledColumns, type SheetView } from './sheet-view.ts';
import { unitOfCaption, unitOfCell } from '../quantity/written-unit.ts';

/** Rows before the data, zero-based. */
export interface HeaderRows {
  readonly titles: readonly number[];
  /** Empty where the block has no header. */
  readonly header: readonly number[];
  /** A row of units below the header. */
  readonly unitRow: number | null;
  readonly firstData: number;
}

/** Rows looked through from the top of a block. */
const SEARCH_ROWS = 20;
const MOST_HEADER_ROWS = 4;

/** Finds titles, header and first data row at the top of a block. */
export function findHeader(view: SheetView, area: Area, profile: BodyProfile): HeaderRows {
  const last = Math.min(area.bottom - 1, area.top + SEARCH_ROWS);
  const weighed = new Map<number, RowEvidence>();
  const weigh = (row: number) => {
    const known = weighed.get(row) ?? weighRow(view, profile, row);
    weighed.set(row, known);
    return known;
  };
  const first = firstHeaderRow(view, area, profile, last, weigh);
  if (first === null) {
    const titles = leadingTitles(view, area, profile, weigh);
    return { titles, header: [], unitRow: null, firstData: area.top + titles.length };
  }
  const header = [first];
  for (let row = first + 1; row <= last && header.length < MOST_HEADER_ROWS; row++) {
    if (!continuesHeader(view, area, row, weigh(row))) break;
    header.push(row);
  }
  const bottom = header.at(-1) ?? first;
  const lastIsUnits = header.length > 1 && isUnitRow(view, area, bottom);
  const unitRow = lastIsUnits ? bottom : isUnitRow(view, area, bottom + 1) && bottom + 1 < area.bottom ? bottom + 1 : null;
  if (lastIsUnits) header.pop();
  for (let row = first - 1; row >= area.top && header.length < MOST_HEADER_ROWS; row--) {
    if (!groupsHeaderBelow(view, area, row)) break;
    header.unshift(row);
  }
  const top = header[0] ?? first;
  return { titles: rowsBetween(area.top, top), header, unitRow, firstData: Math.max(bottom, unitRow ?? 0) + 1 };
}

/** The first row that names columns; null where data come first. */
function firstHeaderRow(
  view: SheetView,
  area: Area,
  profile: BodyProfile,
  last: number,
  weigh: (row: number) => RowEvidence,
): number | null {
  const width = area.right - area.left + 1;
  const usual = profile.usualFill;
  for (let row = area.top; row <= last; row++) {
    const evidence = weigh(row);
    const names = evidence.headerLike ? evidence.filled : 0;
    const corner = width === 2 && names === 1 && view.grid.kind(row, area.left) === BLANK && view.grid.kind(row, area.right) === TEXT;
    if ((names >= Math.max(width === 1 ? 1 : 2, usual * 0.5) || corner) && !isCaptionRow(view, area, row)) return row;
    if (evidence.bodyLike && evidence.filled >= Math.max(1, usual * 0.6) && !headerFollows(row, last, usual, weigh)) return null;
  }
  return null;
}

/** A row that looks like data may still be a line of particulars above the header. */
function headerFollows(row: number, last: number, usual: number, weigh: (row: number) => RowEvidence): boolean {
  if (weigh(row).filled >= usual) return false;
  for (let next = row + 1; next <= Math.min(last, row + 4); next++) {
    const evidence = weigh(next);
    if (evidence.headerLike && evidence.header >= 1 && evidence.filled >= usual * 0.8) return true;
  }
  return false;
}

function continuesHeader(view: SheetView, area: Area, row: number, evidence: RowEvidence): boolean {
  if (evidence.filled === 0) return false;
  const linked = view.merges.onRow(row).some((merge) => merge.top < row && merge.left >= area.left && merge.right <= area.right);
  if (linked) return evidence.body <= evidence.header || evidence.headerLike;
  return evidence.headerLike && evidence.header >= 1 && evidence.texts >= 1 && !isLabelled(view, area, row);
}

/** A subtotal or a weight right below the header is no header. */
function isLabelled(view: SheetView, area: Area, row: number): boolean {
  return filledColumns(view, row, area.left, area.right).some((column) => {
    if (view.grid.kind(row, column) !== TEXT) return false;
    return view.facts.label(view.grid.number(row, column)) !== null;
  });
}

function isUnitRow(view: SheetView, area: Area, row: number): boolean {
  const filled = filledColumns(view, row, area.left, area.right);
  const units = filled.filter((column) => unitOfCell(view.grid.text(row, column) ?? '') !== null);
  return units.length > 0 && filled.every((column) => {
    const text = view.grid.text(row, column);
    return text !== null && (unitOfCell(text) !== null || NO_UNIT.test(halfWidth(text)));
  });
}

/** What stands in a row of units where there is none: its label, or a dash. */
const NO_UNIT = /^(?:[-/]*|(?:计量)?单位:?|units?:?)$/i;

/** A row of group names above the row of column names: merged over some columns, or standing above some of them. */
function groupsHeaderBelow(view: SheetView, area: Area, row: number): boolean {
  const filled = filledColumns(view, row, area.left, area.right);
  if (filled.length === 0 || isCaptionRow(view, area, row)) return false;
  const width = area.right - area.left + 1;
  const merges = view.merges.onRow(row).filter((merge) => merge.left >= area.left && merge.right <= area.right);
  if (width > 1 && merges.some((merge) => merge.right - merge.left + 1 >= width)) return false;
  if (merges.some((merge) => merge.right > merge.left || merge.bottom > row)) return true;
  return filled.length >= 2 && filled.every((column) => (view.grid.text(row, column) ?? '').length <= 20) && filled.some((column) => column > area.left);
}

/** `制表：运营部  日期：...`, `单位：万元`: particulars about the table, not names of columns. */
function isCaptionRow(view: SheetView, area: Area, row: number): boolean {
  const filled = filledColumns(view, row, area.left, area.right);
  const texts = filled.map((column) => view.grid.text(row, column)).filter((text) => text !== null);
  if (texts.length === 0) return false;
  const particulars = texts.filter((text) => /[:：]\s*\S/.test(text) || /[:：]$/.test(text.trim()) || (filled.length === 1 && unitOfCaption(text) !== null));
  return particulars.length >= Math.max(1, texts.length * 0.5) && filled.length <= Math.max(4, (area.right - area.left + 1) * 0.6) && !isQuestion(texts);
}

/** Headers of questionnaires and event logs hold colons too: `case:concept:name`. */
function isQuestion(texts: readonly string[]): boolean {
  return texts.some((text) => /^[\w-]+:[\w:-]+$/.test(text.trim()));
}

function leadingTitles(view: SheetView, area: Area, profile: BodyProfile, weigh: (row: number) => RowEvidence): number[] {
  const titles: number[] = [];
  for (let row = area.top; row < area.bottom; row++) {
    const evidence = weigh(row);
    const lone = evidence.filled <= 1 && evidence.texts === evidence.filled && profile.usualFill >= 2;
    if (!lone && !isCaptionRow(view, area, row)) break;
    titles.push(row);
  }
  return titles;
}

function rowsBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
