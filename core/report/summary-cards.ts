import { say } from '../language/language.ts';
import type { RangeRef } from '../workbook/address.ts';
import type { CellContent } from '../workbook/sheet-plan.ts';
import { directionStatus, statusColours } from './card-status.ts';
import { reference } from './cell-reference.ts';
import { lines } from './evidence.ts';
import { cardSparkline, changeColours, changeStyle, targetStyle } from './kpi-cards.ts';
import type { LaidCard } from './kpi-cards.ts';
import { choiceLabel } from './period-selector.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import { COLUMNS, COLUMN_WIDTH, LEFT, RIGHT } from './report-grid.ts';
import { selectorAt } from './sheet-head.ts';
import type { SheetDraft } from './sheet-draft.ts';
import type { PeriodsBlock } from '../fact/block.ts';
import { summaryTexts } from '../language/texts/summary.ts';

/** A card of an analysis's sheet, to be shown once more. */
export interface SummaryCard {
  readonly laid: LaidCard;
  /** The name of its sheet, and the periods that it can be about. */
  readonly sheet: string;
  readonly periods: PeriodsBlock | null;
}

/**
 * Cards that show the cells of the analyses' own cards: label, period, value, changes, sparkline, status and target.
 * Gives the next free row.
 */
export function laySummaryCards(draft: ReportDraft, sheet: SheetDraft, cards: readonly SummaryCard[], top: number): number {
  if (cards.length === 0) return top;
  const span = Math.min(3, Math.floor(COLUMNS / cards.length));
  const most = (count: (card: LaidCard) => number) => Math.max(...cards.map(({ laid }) => count(laid)));
  const labelLines = most(({ label }) => lines(label, span * COLUMN_WIDTH));
  const heights = [6 + 14 * labelLines, 14, 28, ...new Array<number>(most(({ changes }) => changes.length)).fill(16), ...(most(({ trend }) => Number(trend !== null)) > 0 ? [26] : []), 17];
  const rows = { trend: top + 3 + most(({ changes }) => changes.length), status: top + heights.length - 1 };
  for (const [index, card] of cards.entries()) layCard(draft, sheet, card, { top, left: LEFT + index * span, right: LEFT + (index + 1) * span - 1, ...rows });
  for (const [offset, height] of heights.entries()) sheet.heights.set(top + offset, height);
  sheet.fill(top, LEFT, RIGHT, draft.look.cardLabel());
  return top + heights.length;
}

interface Place {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly trend: number;
  readonly status: number;
}

function layCard(draft: ReportDraft, sheet: SheetDraft, { laid, sheet: home, periods }: SummaryCard, { top, left, right, ...rows }: Place): void {
  const { look } = draft;
  const { card } = laid;
  const shown = (ref: RangeRef, cached: number | string): CellContent => ({ kind: 'formula', formula: `=${reference(ref, sheet.name)}`, cached });
  // A cell that may hold nothing is not shown as 0.
  const shownIfAny = (ref: RangeRef, cached: number | string): CellContent => ({ kind: 'formula', formula: `=IF(${reference(ref, sheet.name)}="","",${reference(ref, sheet.name)})`, cached });
  const label = { ...look.cardLabel(), align: { ...look.cardLabel().align, wrap: true } };
  sheet.text(top, left, laid.label, label, { link: laid.evidence });
  sheet.across(top, left, right, label);
  const link = { link: { kind: 'place', ref: laid.value, tip: words(draft, summaryTexts.openSheet) } } as const;
  sheet.put(top + 1, left, periodOf(draft, home, periods, shown), look.link(), link);
  sheet.across(top + 1, left, right, look.link());
  draft.parts.push({ kind: 'card', ref: sheet.area(top, left, rows.status, right), facts: [card.value, ...laid.changes.map(({ comparison }) => comparison.change)] });
  sheet.put(top + 2, left, shownIfAny(laid.value, plain(card.value.value)), look.cardValue(laid.format));
  sheet.across(top + 2, left, right, look.cardValue(laid.format));
  for (const [index, { comparison, change, against }] of laid.changes.entries()) {
    const row = top + 3 + index;
    const cell = sheet.put(row, left, shownIfAny(change, plain(comparison.change.value)), changeStyle(draft, comparison));
    sheet.conditionalFormats.push(...changeColours(card, cell.range));
    sheet.put(row, left + 1, shown(against, say(comparison.against, draft.language)), look.quiet());
    sheet.across(row, left + 1, right, look.quiet());
  }
  if (laid.trend !== null) {
    sheet.across(rows.trend, left, right, look.body());
    sheet.sparklines.push(cardSparkline(card, sheet.at(rows.trend, left).range, laid.trend));
  }
  layStatus(draft, sheet, laid, { row: rows.status, left, top }, shown);
}

function layStatus(draft: ReportDraft, sheet: SheetDraft, { card, target, format }: LaidCard, at: { readonly row: number; readonly left: number; readonly top: number }, shown: (ref: RangeRef, cached: number | string) => CellContent): void {
  const { look, language } = draft;
  const cached = target?.reached.kind === 'formula' ? target.reached.cached : null;
  const status = target === null ? directionStatus(card, sheet.at(at.top + 3, at.left).range, language) : shown(target.status, typeof cached === 'string' ? cached : '');
  if (status === null) return;
  const cell = sheet.put(at.row, at.left, status, look.style({ size: 9, bold: true }));
  sheet.conditionalFormats.push(...statusColours(cell.range, language));
  if (target !== null && card.target !== null) sheet.put(at.row, at.left + 1, shown(target.ref, card.target), targetStyle(draft, format));
}

/** The period that the card is about now; the name of its sheet where it is about none. */
function periodOf(draft: ReportDraft, home: string, periods: PeriodsBlock | null, shown: (ref: RangeRef, cached: string) => CellContent): CellContent {
  if (periods !== null) return shown(selectorAt(home), choiceLabel(draft, periods.focus, periods.periods.calendar));
  return { kind: 'text', text: home };
}

function plain(value: number | string | null): number | string {
  return value ?? '';
}
