import type { KpiBlock } from '../fact/block.ts';
import type { Fact } from '../fact/fact.ts';
import { withUnit } from '../fact/unit-label.ts';
import { say } from '../language/language.ts';
import { reportTexts } from '../language/texts/report.ts';
import { liesYearBack } from '../metric/reporting-periods.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellContent, CellStyle, PlannedConditionalFormat, PlannedLink, PlannedSparkline } from '../workbook/sheet-plan.ts';
import { statusColours, targetStatus } from './card-status.ts';
import type { CellWay } from './fact-cells.ts';
import { reference } from './cell-reference.ts';
import { FactPlaces } from './fact-cells.ts';
import { INK } from './look.ts';
import { CHANGE_FORMAT, columnFormat, pointsFormat, shortFormat } from './number-format.ts';
import type { ChosenPeriod } from './period-selector.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import type { SheetDraft } from './sheet-draft.ts';

export interface CardPlace {
  readonly sheet: SheetDraft;
  readonly top: number;
  /** First of the twelve content columns. */
  readonly left: number;
  /** Where the values compared with are kept on the calculation sheet. */
  readonly calcTop: number;
}

/** Heights of label, value, two changes, sparkline, target. */
const HEIGHTS: readonly number[] = [20, 32, 17, 17, 34, 17];

/** Rows that these cards take: no more than the fullest of them needs. */
export function cardRows(cards: readonly KpiBlock[]): number {
  const hasTarget = cards.some((card) => card.target !== null);
  return targetRow(cards) + (hasTarget ? 1 : 0);
}

/** The row of targets, the same for all cards: right below what stands above it in the fullest. */
function targetRow(cards: readonly KpiBlock[]): number {
  return Math.max(...cards.map((card) => (card.trend !== null ? HEIGHTS.length - 1 : 2 + card.comparisons.length)));
}

export const MOST_CARDS = 6;
const CONTENT_COLUMNS = 12;

/** Series of a card's sparkline: where each metric's values by period stand. */
export type TrendPlaces = (trend: string, metric: string) => RangeRef | null;

/** A card, and the cells that its parts stand in. */
export interface LaidCard {
  readonly card: KpiBlock;
  readonly label: string;
  readonly evidence: PlannedLink;
  readonly value: RangeRef;
  readonly format: string;
  readonly changes: readonly LaidChange[];
  /** The series of its sparkline. */
  readonly trend: RangeRef | null;
  readonly target: { readonly ref: RangeRef; readonly status: RangeRef; readonly reached: CellContent } | null;
}

interface LaidChange {
  readonly comparison: KpiBlock['comparisons'][number];
  readonly change: RangeRef;
  readonly against: RangeRef;
}

/**
 * A row of at most six cards: label, value, change against the period before and the year before, sparkline,
 * status and target. Every number is a formula over the chosen period. Gives the next free row of the calculation
 * sheet, and where each card stands.
 */
export function layCards(draft: ReportDraft, cards: readonly KpiBlock[], chosen: ChosenPeriod | null, place: CardPlace, trends: TrendPlaces): { readonly calcTop: number; readonly cards: readonly LaidCard[] } {
  const { sheet, top, left } = place;
  const { look } = draft;
  if (cards.length === 0) return { calcTop: place.calcTop, cards: [] };
  const span = Math.min(3, Math.floor(CONTENT_COLUMNS / cards.length));
  const hasComparisons = cards.some((card) => card.comparisons.length > 0);
  if (hasComparisons) layComparedHead(draft, place.calcTop);
  const laid = cards.map((card, index) => layCard(draft, card, chosen, { ...place, left: left + index * span, calcTop: place.calcTop + 2 + index, targetTop: top + targetRow(cards) }, span, trends));
  for (const [offset, height] of HEIGHTS.slice(0, cardRows(cards)).entries()) sheet.heights.set(top + offset, height);
  sheet.fill(top, left, left + CONTENT_COLUMNS - 1, look.cardLabel());
  return { calcTop: hasComparisons ? place.calcTop + cards.length + 3 : place.calcTop, cards: laid };
}

function layComparedHead({ calc, look, ...draft }: ReportDraft, top: number): void {
  calc.rowKeys.set(top, 'compared values');
  calc.text(top, 1, say(reportTexts.comparedValues, draft.language), look.style({ size: 12, bold: true }));
  for (const [index, head] of [reportTexts.figure, reportTexts.previousName, reportTexts.yearName].entries()) {
    calc.text(top + 1, index + 1, say(head, draft.language), look.header(index === 0 ? {} : { horizontal: 'right' }));
  }
}

function layCard(draft: ReportDraft, card: KpiBlock, chosen: ChosenPeriod | null, place: CardPlace & { readonly targetTop: number }, span: number, trends: TrendPlaces): LaidCard {
  const { sheet, top, left } = place;
  const { look, cells } = draft;
  const right = left + span - 1;
  const fact = card.value;
  const label = cardLabel(draft, fact);
  const places = new FactPlaces();

  const valueRef = sheet.at(top + 1, left);
  const link = draft.evidence.cite([fact, ...card.comparisons.map((one) => one.change)], label, { kind: 'place', ref: valueRef });
  sheet.text(top, left, label, look.cardLabel(), { link });
  sheet.across(top, left, right, look.cardLabel());
  const format = shortFormat(fact.unit, Number.isInteger(fact.value), draft.language);
  places.set(fact, valueRef);
  for (const one of [fact, ...card.comparisons.flatMap(({ before, change }) => [before, change])]) draft.cells.lay(one);
  sheet.put(top + 1, left, () => cells.content(fact, valueRef, places, ways(chosen)[0]), look.cardValue(format), () => cells.remark(fact, draft.language));
  sheet.across(top + 1, left, right, look.cardValue(format));
  draft.definedNames.push({ name: draft.names.range('KPI', label), ref: valueRef });
  draft.parts.push({ kind: 'card', ref: sheet.area(top, left, place.targetTop, right), facts: [fact, ...card.comparisons.slice(0, 2).map(({ change }) => change)] });

  if (card.comparisons.length > 0) draft.calc.text(place.calcTop, 1, label, look.body());
  const changes = card.comparisons.slice(0, 2).map((comparison, index): LaidChange => {
    const isYear = chosen?.yearsFirst !== true && isYearBefore(card, index);
    const way = ways(chosen)[isYear ? 2 : 1] ?? {};
    const beforeRef = draft.calc.at(place.calcTop, isYear ? 3 : 2);
    places.set(comparison.before, beforeRef, way.bounds?.guard !== undefined);
    const beforeFormat = columnFormat(fact.unit, { largest: Math.abs(numberOf(comparison.before)), isWhole: Number.isInteger(numberOf(comparison.before)), isSigned: false }, draft.language);
    draft.calc.put(place.calcTop, isYear ? 3 : 2, () => cells.content(comparison.before, beforeRef, places, way), look.body(beforeFormat, { horizontal: 'right' }), () => cells.remark(comparison.before, draft.language));
    return layChange(draft, card, comparison, chosen, { sheet, row: top + 2 + index, left, right, isYear, places });
  });
  const trend = card.trend === null || fact.use === null ? null : trends(card.trend, fact.use.metric.id);
  if (trend !== null) {
    sheet.across(top + 4, left, right, look.body());
    const cell = sheet.at(top + 4, left).range;
    sheet.sparklines.push(cardSparkline(card, cell, trend));
  }
  return { card, label, evidence: link, value: valueRef, format, changes, trend, target: layTarget(draft, card, valueRef, format, { sheet, row: place.targetTop, left }) };
}

export function cardSparkline(card: KpiBlock, cell: string, data: RangeRef): PlannedSparkline {
  return { cell, data, kind: 'column', color: INK.quiet, markLast: true, fromZero: numberOf(card.value) >= 0 };
}

/** `✓ Met   Target 95%` */
function layTarget(draft: ReportDraft, card: KpiBlock, value: RangeRef, format: string, { sheet, row, left }: { readonly sheet: SheetDraft; readonly row: number; readonly left: number }): LaidCard['target'] {
  if (card.target === null) return null;
  const { look, language } = draft;
  const ref = sheet.put(row, left + 1, { kind: 'number', number: card.target }, targetStyle(draft, format));
  const reached = targetStatus(card, { value: value.range, target: ref.range }, language);
  const status = sheet.put(row, left, reached, look.style({ size: 9, bold: true, color: INK.quiet }));
  sheet.conditionalFormats.push(...statusColours(status.range, language));
  return { ref, status, reached };
}

/** A target says that it is one, in every section of its number's format. */
export function targetStyle(draft: ReportDraft, format: string): CellStyle {
  const name = `"${words(draft, reportTexts.target)} "`;
  const named = format.split(';').map((section) => section.replace(/^((?:\[[^\]]*\])*)/, `$1${name}`)).join(';');
  return draft.look.style({ size: 9, color: INK.quiet }, { numberFormat: named, align: { horizontal: 'left' } });
}

interface ChangePlace {
  readonly sheet: SheetDraft;
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly isYear: boolean;
  readonly places: FactPlaces;
}

/** `▲ +12.3%  vs Mar 2018`: the arrow and sign come with the number's format, the name with the chosen period. */
function layChange(draft: ReportDraft, card: KpiBlock, comparison: KpiBlock['comparisons'][number], chosen: ChosenPeriod | null, at: ChangePlace): LaidChange {
  const { sheet, row, left, right } = at;
  const { look } = draft;
  const ref = sheet.at(row, left);
  sheet.put(row, left, () => draft.cells.content(comparison.change, ref, at.places), changeStyle(draft, comparison));
  sheet.conditionalFormats.push(...changeColours(card, ref.range));
  const against = say(comparison.against, draft.language);
  if (chosen === null) {
    sheet.text(row, left + 1, against, look.quiet());
  } else {
    const name = reference(at.isYear ? chosen.yearName : chosen.previousName, sheet.name);
    const versus = words(draft, reportTexts.versus);
    sheet.put(row, left + 1, { kind: 'formula', formula: `=IF(${name}="","${words(draft, reportTexts.noComparison)}","${versus}"&${name})`, cached: against }, look.quiet());
  }
  sheet.across(row, left + 1, right, look.quiet());
  return { comparison, change: ref, against: sheet.at(row, left + 1) };
}

export function changeStyle({ look, language }: ReportDraft, { change }: KpiBlock['comparisons'][number]): CellStyle {
  return look.style({ size: 9, bold: true, color: INK.quiet }, { numberFormat: change.unit.kind === 'points' ? pointsFormat(language) : CHANGE_FORMAT, align: { horizontal: 'left' } });
}

/** Good and bad by the measure's good direction; the arrow comes with the format. */
export function changeColours(card: KpiBlock, cell: string): PlannedConditionalFormat[] {
  if (card.good === null) return [];
  const [up, down] = card.good === 'up' ? [INK.good, INK.bad] : [INK.bad, INK.good];
  return [
    { kind: 'formula', range: cell, formula: `=AND(ISNUMBER(${cell}),${cell}>0)`, font: { color: up, bold: true } },
    { kind: 'formula', range: cell, formula: `=AND(ISNUMBER(${cell}),${cell}<0)`, font: { color: down, bold: true } },
  ];
}

/** A comparison a year back; two comparisons come in that order. */
function isYearBefore(card: KpiBlock, index: number): boolean {
  const now = card.value.use?.period;
  const before = card.comparisons[index]?.before.use?.period;
  return now && before ? liesYearBack(before, now) : index === 1;
}

function ways(chosen: ChosenPeriod | null): readonly [CellWay, CellWay, CellWay] {
  if (chosen === null) return [{}, {}, {}];
  return [
    { bounds: chosen.now, previous: chosen.previous, yearBefore: chosen.yearBefore, followsChoice: true },
    { bounds: chosen.previous, followsChoice: true },
    { bounds: chosen.yearBefore, followsChoice: true },
  ];
}

/** A card is named for its measure, and the unit that its value does not show: the period stands in the selector. */
export function cardLabel(draft: ReportDraft, fact: Fact): string {
  const label = fact.use?.metric.label ?? fact.label;
  return words(draft, fact.unit.kind === 'number' ? withUnit(label, fact.unit) : label);
}

function numberOf(fact: Fact): number {
  return typeof fact.value === 'number' ? fact.value : 0;
}

