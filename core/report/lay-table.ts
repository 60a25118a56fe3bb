import type { TableBlock } from '../fact/block.ts';
import type { Fact, Unit } from '../fact/fact.ts';
import { isChange } from '../fact/fact-text.ts';
import { say } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import type { PeriodBounds } from '../metric/formula-condition.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { PlannedLink } from '../workbook/sheet-plan.ts';
import { formatArea } from '../workbook/address.ts';
import { lines } from './evidence.ts';
import type { CellWay } from './fact-cells.ts';
import { reference } from './cell-reference.ts';
import { FactPlaces } from './fact-cells.ts';
import { HEAT, INK } from './look.ts';
import { yearsOnce } from './chart-axis.ts';
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
  /** The labels as an axis shows them: behind a chart, a year is said once. */
  readonly axisLabels: { readonly cells: RangeRef; readonly words: readonly string[] };
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
  const spans = columnSpans(block, values);
  const at = (index: number) => spans[index]?.from ?? values + index;
  sheet.rowKeys.set(top, `table ${block.id}`);
  sheet.text(top, left, words(draft, block.title), look.style({ size: 12, bold: true }));
  sheet.text(top + 1, left, words(draft, block.subtitle), look.quiet());
  const head = top + 2;
  sheet.fill(head, left, values - 1, look.header());
  if (hasPeriods) {
    sheet.text(head, left + place.labelColumns, words(draft, reportTexts.from), look.header({ horizontal: 'right' }));
    sheet.text(head, left + place.labelColumns + 1, words(draft, reportTexts.to), look.header({ horizontal: 'right' }));
  }
  for (const [index, column] of block.columns.entries()) {
    const style = look.header(isNames(block, index) ? { indent: 1 } : { horizontal: 'right' });
    sheet.text(head, at(index), words(draft, column.label), style);
    sheet.fill(head, at(index) + 1, spans[index]?.to ?? 0, style);
  }
  const headLines = block.columns.map((column, index) => lines(words(draft, column.label), sheet.widths.get(at(index)) ?? NARROW));
  sheet.heights.set(head, 6 + 14 * Math.max(1, ...headLines));

  const formats = block.columns.map((_, index) => formatOf(draft, block, index));
  const places = new FactPlaces();
  const first = head + 1;
  for (const [index, row] of block.rows.entries()) {
    layRow(draft, block, row, first + index, { ...place, values, spans, hasPeriods, formats, places });
  }
  const last = first + block.rows.length - 1;
  sheet.rowKeys.set(last + 1, `below ${block.id}`);
  const drawn = block.rows.filter((row) => row.isTotal !== true);
  const lastDrawn = first + drawn.length - 1;
  const whole = drawn[drawn.length - 1]?.isPartial === true ? lastDrawn - 1 : lastDrawn;
  if (drawn.length > 0) layFormats(block, sheet, { first, lastDrawn, last, spans });
  return {
    block,
    labels: sheet.area(first, left, lastDrawn, left),
    axisLabels: layAxisLabels(draft, block, drawn, { sheet, first, left, free: (spans.at(-1)?.to ?? values) + 1 }),
    column: (index) => sheet.area(first, at(index), lastDrawn, at(index)),
    wholeColumn: (index) => (whole < first ? null : sheet.area(first, at(index), whole, at(index))),
    columnHeads: block.columns.map((_, index) => sheet.at(head, at(index))),
    drawn,
    nextRow: last + 2,
  };
}

function layAxisLabels(
  draft: ReportDraft,
  block: TableBlock,
  drawn: TableBlock['rows'],
  { sheet, first, left, free }: { readonly sheet: SheetDraft; readonly first: number; readonly left: number; readonly free: number },
): LaidTable['axisLabels'] {
  const full = drawn.map((row) => labelWords(draft, row.label));
  const short = yearsOnce(full);
  const last = first + drawn.length - 1;
  if (block.isBehindChart !== true || short.every((label, index) => label === full[index])) return { cells: sheet.area(first, left, last, left), words: full };
  sheet.text(first - 1, free, words(draft, reportTexts.axisLabel), draft.look.header({ indent: 1 }));
  for (const [index, label] of short.entries()) sheet.text(first + index, free, label, draft.look.quiet({ indent: 1 }));
  return { cells: sheet.area(first, free, last, free), words: short };
}

/** The sheet's columns that a column of facts takes. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function columnSpans(block: TableBlock, first: number): Span[] {
  let from = first;
  return block.columns.map(({ wide = 1 }) => {
    const span = { from, to: from + wide - 1 };
    from += wide;
    return span;
  });
}

interface RowPlace extends TablePlace {
  readonly values: number;
  readonly spans: readonly Span[];
  readonly hasPeriods: boolean;
  readonly formats: readonly string[];
  readonly places: FactPlaces;
}

function layRow(draft: ReportDraft, block: TableBlock, row: TableBlock['rows'][number], at: number, place: RowPlace): void {
  const { sheet, left } = place;
  const { look } = draft;
  const body = row.isTotal === true ? look.totals : look.body;
  sheet.rowKeys.set(at, `line ${block.id} ${labelWords(draft, row.label)}`);
  const labelRef = sheet.put(at, left, draft.cells.label(row.label, sheet.at(at, left)), body());
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
  let height = 20;
  for (const [index, fact] of row.facts.entries()) {
    const { from, to } = place.spans[index] ?? { from: place.values + index, to: place.values + index };
    const column = block.columns[index];
    const format = fact === null ? place.formats[index] : (ownFormat(draft, block, index, fact) ?? place.formats[index]);
    const align = isNames(block, index) ? ({ horizontal: 'left', indent: 1, ...(to > from ? { wrap: true } : {}) } as const) : ({ horizontal: 'right' } as const);
    const style = body(format, align);
    if (to > from) sheet.across(at, from, to, style);
    if (fact === null) {
      sheet.put(at, from, { kind: 'blank' }, style);
      continue;
    }
    const ref = sheet.at(at, from);
    const lead = column?.leads === true ? leadOf(draft, fact) : null;
    const own = fact.isInput === true ? look.input(format) : lead !== null ? look.link(align) : style;
    place.places.set(fact, ref);
    draft.cells.layInTable(fact, ref);
    const way: CellWay = { ...(bounds === null ? {} : { bounds }), filterCells: filterCells(row.label, fact, reference(labelRef, sheet.name)) };
    const clip = fact.sources.find((source) => source.kind === 'clip');
    const link = clip === undefined ? null : draft.evidence.sourceLink(clip);
    sheet.put(at, from, () => draft.cells.content(fact, ref, place.places, way), own, () => ({
      ...draft.cells.remark(fact, draft.language),
      ...(link === null ? (lead === null ? {} : { link: lead }) : { link: link() }),
    }));
    if (to > from && typeof fact.value === 'string') height = Math.max(height, 6 + 14 * lines(fact.value, widthOf(sheet, from, to)));
  }
  if (block.isBehindChart !== true) sheet.heights.set(at, height);
}

/** Characters that fit beside each other in columns of a sheet. */
function widthOf(sheet: SheetDraft, from: number, to: number): number {
  let width = 0;
  for (let column = from; column <= to; column += 1) width += sheet.widths.get(column) ?? NARROW;
  return width;
}

/** To the cells that a fact comes from. */
function leadOf(draft: ReportDraft, fact: Fact): PlannedLink | null {
  const [source] = fact.sources;
  return source.kind === 'range' ? { kind: 'place', ref: source.ref, tip: words(draft, reportTexts.goToCells) } : null;
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

function layFormats(block: TableBlock, sheet: SheetDraft, at: { first: number; lastDrawn: number; last: number; spans: readonly Span[] }): void {
  if (block.isBehindChart !== true) layHeat(block, sheet, at);
  for (const [index, column] of block.columns.entries()) {
    const place = at.spans[index]?.from ?? 0;
    const range = (last: number) => formatArea({ top: at.first, left: place, bottom: last, right: place });
    if (column.bars === true) {
      const [color, negativeColor] = column.good === 'down' ? [INK.barNegative, INK.bar] : [INK.bar, INK.barNegative];
      sheet.conditionalFormats.push({ kind: 'data-bar', range: range(at.lastDrawn), color, negativeColor });
    }
    if (!column.good || column.heat === true || block.isBehindChart === true) continue;
    const [cell = ''] = range(at.first).split(':');
    const up = column.good === 'up' ? INK.good : INK.bad;
    const down = column.good === 'up' ? INK.bad : INK.good;
    sheet.conditionalFormats.push(
      { kind: 'formula', range: range(at.last), formula: `=AND(ISNUMBER(${cell}),${cell}>0)`, font: { color: up } },
      { kind: 'formula', range: range(at.last), formula: `=AND(ISNUMBER(${cell}),${cell}<0)`, font: { color: down } },
    );
  }
}

/** One scale over all columns that are coloured. Cells without a number keep the sheet's white, which no value has. */
function layHeat({ columns, heat }: TableBlock, sheet: SheetDraft, at: { first: number; lastDrawn: number; spans: readonly Span[] }): void {
  const [left] = at.spans.filter((_, index) => columns[index]?.heat === true);
  const right = at.spans.findLast((_, index) => columns[index]?.heat === true);
  if (left === undefined || right === undefined) return;
  const range = formatArea({ top: at.first, left: left.from, bottom: at.lastDrawn, right: right.to });
  if (heat === undefined) {
    sheet.conditionalFormats.push({ kind: 'color-scale', range, low: HEAT.least, middle: null, high: HEAT.cool });
    return;
  }
  const isDownGood = heat.good === 'down';
  const [low, high] = [isDownGood ? HEAT.cool : HEAT.warm, isDownGood ? HEAT.warm : HEAT.cool];
  sheet.conditionalFormats.push({ kind: 'color-scale', range, low, middle: HEAT.middle, high, around: heat.around });
}

function formatOf(draft: ReportDraft, block: TableBlock, index: number): string {
  const facts = block.rows.flatMap((row) => row.facts[index] ?? []);
  const unit: Unit = facts[0]?.unit ?? { kind: 'number', noun: null };
  const numbers = facts.flatMap((fact) => (typeof fact.value === 'number' ? [fact.value] : []));
  const isSigned = facts.some(isChange);
  const alike = block.hasOneScale === true ? block.rows.flatMap((row) => row.facts.flatMap((fact) => (fact?.unit.kind === unit.kind && typeof fact.value === 'number' ? [fact.value] : []))) : numbers;
  const isExact = facts.every(isAsRead);
  const scale = { isExact, largest: Math.max(0, ...alike.map(Math.abs)), isWhole: alike.every(Number.isInteger), isSigned };
  return columnFormat(unit, scale, draft.language);
}

/** A number as it was read, or one that stands among such or in the middle of two. */
function isAsRead({ use, derivation }: Fact): boolean {
  if (use !== null || derivation === undefined || derivation.kind === 'cell') return use === null;
  return derivation.kind === 'arithmetic' && typeof derivation.term !== 'number' && 'fn' in derivation.term && derivation.term.fn === 'median';
}

/** The format of a fact in a column of different measures: the smallest date among the smallest amounts; else null. */
function ownFormat(draft: ReportDraft, block: TableBlock, index: number, fact: Fact): string | null {
  if (block.columns[index]?.mixed !== true || typeof fact.value !== 'number') return null;
  return columnFormat(fact.unit, { largest: Math.abs(fact.value), isWhole: Number.isInteger(fact.value), isSigned: isChange(fact) }, draft.language);
}

/** A column of words stands to the left. */
function isNames(block: TableBlock, index: number): boolean {
  return block.rows.some((row) => typeof row.facts[index]?.value === 'string');
}

/** What a label says, for charts that show it before anything is calculated. */
export function labelWords(draft: ReportDraft, label: Fact): string {
  return typeof label.value === 'string' ? label.value : say(label.label, draft.language);
}
