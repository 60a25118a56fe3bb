import type { TableBlock } from '../fact/block.ts';
import type { Fact, Unit } from '../fact/fact.ts';
import { isChange } from '../fact/fact-text.ts';
import { say } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import type { PeriodBounds } from '../metric/formula-condition.ts';
import type { RangeRef } from '../workbook/address.ts';
import { formatArea } from '../workbook/address.ts';
import { lines } from './evidence.ts';
import type { CellWay } from './fact-cells.ts';
import { reference } from './cell-reference.ts';
import { FactPlaces, plainContent } from './fact-cells.ts';
import { INK } from './look.ts';
import { columnFormat, DATE_FORMAT } from './number-format.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import type { SheetDraft } from './sheet-draft.ts';

/** Characters of a column whose width the sheet leaves open. */
const NARROW = 8;

/** Where a table block stands: what charts and sparklines draw. */
export interface LaidTable {
  readonly block: TableBlock;
  readonly labels: RangeRef;
  /** Cells of a column of facts, totals left out. */
  column(index: number): RangeRef;
  /** The same without a partial last row. */
  wholeColumn(index: number): RangeRef | null;
  readonly columnHeads: readonly RangeRef[];
  /** Rows drawn: totals left out. */
  readonly drawn: readonly TableBlock['rows'][number][];
  readonly nextRow: number;
}

export interface TablePlace {
  readonly sheet: SheetDraft;
  readonly top: number;
  readonly left: number;
  /** Columns that labels take before the first column of facts. */
  readonly labelColumns: number;
  /** On the calculation sheet the ends of each row's period stand in cells before its values. */
  readonly showPeriods: boolean;
}

/** A table with its title: a label and facts in each row, every number live where the source allows. */
export function layTable(draft: ReportDraft, block: TableBlock, place: TablePlace): LaidTable {
  const { sheet, top, left } = place;
  const { look } = draft;
  const hasPeriods = place.showPeriods && block.rows.every((row) => row.isTotal === true || rowPeriod(row) !== null);
  const values = left + place.labelColumns + (hasPeriods ? 2 : 0);
  sheet.text(top, left, words(draft, block.title), look.style({ size: 12, bold: true }));
  sheet.text(top + 1, left, words(draft, block.subtitle), look.quiet());
  const head = top + 2;
  sheet.fill(head, left, values - 1, look.header());
  if (hasPeriods) {
    sheet.text(head, left + place.labelColumns, words(draft, reportTexts.from), look.header({ horizontal: 'right' }));
    sheet.text(head, left + place.labelColumns + 1, words(draft, reportTexts.to), look.header({ horizontal: 'right' }));
  }
  for (const [index, column] of block.columns.entries()) sheet.text(head, values + index, words(draft, column.label), look.header(isNames(block, index) ? { indent: 1 } : { horizontal: 'right' }));
  const headLines = block.columns.map((column, index) => lines(words(draft, column.label), sheet.widths.get(values + index) ?? NARROW));
  sheet.heights.set(head, 6 + 14 * Math.max(1, ...headLines));

  const formats = block.columns.map((_, index) => formatOf(draft, block, index));
  const places = new FactPlaces();
  const first = head + 1;
  for (const [index, row] of block.rows.entries()) {
    layRow(draft, block, row, first + index, { ...place, values, hasPeriods, formats, places });
  }
  const last = first + block.rows.length - 1;
  const drawn = block.rows.filter((row) => row.isTotal !== true);
  const lastDrawn = first + drawn.length - 1;
  const whole = drawn[drawn.length - 1]?.isPartial === true ? lastDrawn - 1 : lastDrawn;
  if (drawn.length > 0) layFormats(block, sheet, { first, lastDrawn, last, values });
  return {
    block,
    labels: sheet.area(first, left, lastDrawn, left),
    column: (index) => sheet.area(first, values + index, lastDrawn, values + index),
    wholeColumn: (index) => (whole < first ? null : sheet.area(first, values + index, whole, values + index)),
    columnHeads: block.columns.map((_, index) => sheet.at(head, values + index)),
    drawn,
    nextRow: last + 2,
  };
}

interface RowPlace extends TablePlace {
  readonly values: number;
  readonly hasPeriods: boolean;
  readonly formats: readonly string[];
  readonly places: FactPlaces;
}

function layRow(draft: ReportDraft, block: TableBlock, row: TableBlock['rows'][number], at: number, place: RowPlace): void {
  const { sheet, left } = place;
  const { look } = draft;
  const body = row.isTotal === true ? look.totals : look.body;
  const labelRef = sheet.put(at, left, plainContent(row.label), body());
  sheet.fill(at, left + 1, left + place.labelColumns - 1, body());
  let bounds: PeriodBounds | null = null;
  const period = rowPeriod(row);
  if (place.hasPeriods && period === null) sheet.fill(at, left + place.labelColumns, place.values - 1, body());
  if (place.hasPeriods && period !== null) {
    const column = left + place.labelColumns;
    const from = sheet.put(at, column, { kind: 'date', serial: period.from }, look.body(DATE_FORMAT, { horizontal: 'right' }));
    const to = sheet.put(at, column + 1, { kind: 'date', serial: period.to }, look.body(DATE_FORMAT, { horizontal: 'right' }));
    bounds = { from: reference(from, sheet.name), to: reference(to, sheet.name) };
  }
  for (const [index, fact] of row.facts.entries()) {
    const style = body(place.formats[index], { horizontal: isNames(block, index) ? 'left' : 'right', ...(isNames(block, index) ? { indent: 1 } : {}) });
    if (fact === null) {
      sheet.put(at, place.values + index, { kind: 'blank' }, style);
      continue;
    }
    const ref = sheet.at(at, place.values + index);
    const own = fact.isInput === true ? look.input(place.formats[index]) : style;
    place.places.set(fact, ref);
    draft.cells.lay(fact);
    const way: CellWay = { ...(bounds === null ? {} : { bounds }), filterCells: filterCells(row.label, fact, reference(labelRef, sheet.name)) };
    const clip = fact.sources.find((source) => source.kind === 'clip');
    const link = clip === undefined ? null : draft.evidence.sourceLink(clip);
    sheet.put(at, place.values + index, () => draft.cells.content(fact, ref, place.places, way), own, () => ({
      ...draft.cells.remark(fact, draft.language),
      ...(link === null ? {} : { link: link() }),
    }));
  }
  if (block.isBehindChart !== true) sheet.heights.set(at, 20);
}

/** A filter on the text that the row's label shows takes it from the label's cell. */
function filterCells(label: Fact, fact: Fact, cell: string): ReadonlyMap<string, string> {
  const filter = fact.use?.filters.find((one) => one.op === '=' && one.value === label.value && one.value !== '');
  return new Map(filter === undefined ? [] : [[filter.column, cell]]);
}

function rowPeriod(row: TableBlock['rows'][number]) {
  const [first] = row.facts;
  const period = first?.use?.period ?? null;
  const isShared = row.facts.every((fact) => fact?.use?.period?.from === period?.from && fact?.use?.period?.to === period?.to);
  return isShared ? period : null;
}

function layFormats(block: TableBlock, sheet: SheetDraft, at: { first: number; lastDrawn: number; last: number; values: number }): void {
  for (const [index, column] of block.columns.entries()) {
    const range = (last: number) => formatArea({ top: at.first, left: at.values + index, bottom: last, right: at.values + index });
    if (column.bars === true) {
      sheet.conditionalFormats.push({ kind: 'data-bar', range: range(at.lastDrawn), color: INK.bar, negativeColor: INK.barNegative });
    }
    if (!column.good || block.isBehindChart === true) continue;
    const [cell = ''] = range(at.first).split(':');
    const up = column.good === 'up' ? INK.good : INK.bad;
    const down = column.good === 'up' ? INK.bad : INK.good;
    sheet.conditionalFormats.push(
      { kind: 'formula', range: range(at.last), formula: `=AND(ISNUMBER(${cell}),${cell}>0)`, font: { color: up } },
      { kind: 'formula', range: range(at.last), formula: `=AND(ISNUMBER(${cell}),${cell}<0)`, font: { color: down } },
    );
  }
}

function formatOf(draft: ReportDraft, block: TableBlock, index: number): string {
  const facts = block.rows.flatMap((row) => row.facts[index] ?? []);
  const unit: Unit = facts[0]?.unit ?? { kind: 'number', noun: null };
  const numbers = facts.flatMap((fact) => (typeof fact.value === 'number' ? [fact.value] : []));
  const isSigned = facts.some(isChange);
  const alike = block.hasOneScale === true ? block.rows.flatMap((row) => row.facts.flatMap((fact) => (fact?.unit.kind === unit.kind && typeof fact.value === 'number' ? [fact.value] : []))) : numbers;
  const isExact = facts.every((fact) => fact.use === null && (fact.derivation === undefined || fact.derivation.kind === 'cell'));
  const scale = { isExact, largest: Math.max(0, ...alike.map(Math.abs)), isWhole: alike.every(Number.isInteger), isSigned };
  return columnFormat(unit, scale, draft.language);
}

/** A column of words stands to the left. */
function isNames(block: TableBlock, index: number): boolean {
  return block.rows.some((row) => typeof row.facts[index]?.value === 'string');
}

/** What a label says, for charts that show it before anything is calculated. */
export function labelWords(draft: ReportDraft, label: Fact): string {
  return typeof label.value === 'string' ? label.value : say(label.label, draft.language);
}
