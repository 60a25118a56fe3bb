import type { PeriodsBlock } from '../fact/block.ts';
import { reportTexts } from '../language/texts/report.ts';
import { summaryTexts } from '../language/texts/summary.ts';
import type { RangeRef } from '../workbook/address.ts';
import { reference } from './cell-reference.ts';
import { INK, LINE } from './look.ts';
import { choiceLabel } from './period-selector.ts';
import type { ReportDraft } from './report-draft.ts';
import { words } from './report-draft.ts';
import { LEFT } from './report-grid.ts';
import type { SheetDraft } from './sheet-draft.ts';

/** Rows above, of the title, what it is made from, the period, and below. */
const HEIGHTS: readonly number[] = [8, 30, 18, 22, 10];
const SELECTOR_ROW = 3;
export const HEAD_ROWS = HEIGHTS.length;

/** The title, and below it in one line what the sheet is made from. */
export function layTitle(draft: ReportDraft, sheet: SheetDraft, title: string, made: readonly string[]): void {
  for (const [row, height] of HEIGHTS.entries()) sheet.heights.set(row, height);
  sheet.text(1, LEFT, title, draft.look.title());
  sheet.text(2, LEFT, made.join(draft.language === 'zh' ? '；' : '; '), draft.look.quiet());
}

/** Where a sheet's chosen period stands. */
export function selectorAt(sheet: string): RangeRef {
  return { sheet, range: 'C4' };
}

/** The cell in which a person chooses the period, the one that the report is about chosen already. */
export function laySelector(draft: ReportDraft, sheet: SheetDraft, { focus, periods }: PeriodsBlock, choices: RangeRef, prompt: string): void {
  const { look } = draft;
  sheet.text(SELECTOR_ROW, LEFT, words(draft, reportTexts.period), look.style({ bold: true }));
  // As text: a spreadsheet would make a date or a number of `Apr 2018` or `2025` when a person chooses it.
  const style = look.style({ bold: true }, { numberFormat: '@', fill: INK.choose, border: { top: LINE, right: LINE, bottom: LINE, left: LINE }, align: { horizontal: 'left' } });
  const selector = sheet.text(SELECTOR_ROW, LEFT + 1, choiceLabel(draft, focus, periods.calendar), style);
  sheet.across(SELECTOR_ROW, LEFT + 1, LEFT + 3, style);
  sheet.validations.push({ range: selector.range, list: { ref: choices }, prompt });
  sheet.text(SELECTOR_ROW, LEFT + 4, prompt, look.quiet({ indent: 1 }));
  draft.definedNames.push({ name: draft.names.range('Clipsheet', words(draft, reportTexts.period)), ref: selector });
}

/**
 * The period as `leader` has it: one cell decides for all sheets that can follow. Where the sheet lacks that period,
 * or the leader's sheet was deleted, it stays at the one that the report is about.
 */
export function layFollower(draft: ReportDraft, sheet: SheetDraft, { focus, periods }: PeriodsBlock, choices: RangeRef, leader: RangeRef): void {
  const { look } = draft;
  const own = choiceLabel(draft, focus, periods.calendar);
  const list = reference(choices, sheet.name);
  sheet.text(SELECTOR_ROW, LEFT, words(draft, reportTexts.period), look.style({ bold: true }));
  const style = look.style({ bold: true }, { align: { horizontal: 'left' } });
  sheet.put(SELECTOR_ROW, LEFT + 1, { kind: 'formula', formula: `=IFERROR(INDEX(${list},MATCH(${reference(leader, sheet.name)},${list},0)),"${own}")`, cached: own }, style);
  sheet.across(SELECTOR_ROW, LEFT + 1, LEFT + 3, style);
  const hint = words(draft, summaryTexts.chosenOn(leader.sheet));
  sheet.text(SELECTOR_ROW, LEFT + 4, hint, look.link({ indent: 1 }), { link: { kind: 'place', ref: leader, tip: hint } });
}
