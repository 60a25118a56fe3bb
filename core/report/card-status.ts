import type { KpiBlock } from '../fact/block.ts';
import { say } from '../language/language.ts';
import type { Language, Text } from '../language/language.ts';
import { statusTexts } from '../language/texts/summary.ts';
import type { CellContent, PlannedConditionalFormat } from '../workbook/sheet-plan.ts';
import { INK } from './look.ts';

/** A change that is shown as 0.0% is none, and so is such a distance from a target. */
const FLAT = 0.0005;

/** Where a card stands against its target, live: `value` and `target` are cells as a formula names them. */
export function targetStatus({ value: { value, unit }, good, target }: KpiBlock, cells: { readonly value: string; readonly target: string }, language: Language): CellContent {
  const within = unit.kind === 'percent' ? FLAT : 0;
  const [above, below] = good === null ? [statusTexts.above, statusTexts.below] : good === 'up' ? [statusTexts.met, statusTexts.missed] : [statusTexts.missed, statusTexts.met];
  // What is just at its target has met it; where neither side is the good one, it is called what it is.
  const at = good === null ? statusTexts.at : statusTexts.met;
  const over = `${cells.value}-${cells.target}`;
  const isAt = within === 0 ? `${over}=0` : `ABS(${over})<${String(within)}`;
  const [now, goal] = [typeof value === 'number' ? value : null, target ?? null];
  const status = now === null || goal === null ? null : Math.abs(now - goal) < within || now === goal ? at : now > goal ? above : below;
  return {
    kind: 'formula',
    formula: `=IF(ISNUMBER(${cells.value}),IF(${isAt},${quoted(at, language)},IF(${over}>0,${quoted(above, language)},${quoted(below, language)})),"")`,
    cached: status === null ? '' : say(status, language),
  };
}

/** Whether a card without a target is better or worse than before, live; null where neither direction is the good one. */
export function directionStatus(card: KpiBlock, change: string, language: Language): CellContent | null {
  const [comparison] = card.comparisons;
  if (card.good === null || comparison === undefined) return null;
  const [up, down] = card.good === 'up' ? [statusTexts.better, statusTexts.worse] : [statusTexts.worse, statusTexts.better];
  const moved = comparison.change.value;
  return {
    kind: 'formula',
    formula: `=IF(ISNUMBER(${change}),IF(ABS(${change})<${String(FLAT)},${quoted(statusTexts.same, language)},IF(${change}>0,${quoted(up, language)},${quoted(down, language)})),"")`,
    cached: typeof moved === 'number' ? say(Math.abs(moved) < FLAT ? statusTexts.same : moved > 0 ? up : down, language) : '',
  };
}

/** The colour of a status follows its mark. */
export function statusColours(cell: string, language: Language): PlannedConditionalFormat[] {
  const colour = (status: Text, color: string): PlannedConditionalFormat => ({ kind: 'formula', range: cell, formula: `=LEFT(${cell},1)="${say(status, language).slice(0, 1)}"`, font: { color } });
  return [colour(statusTexts.met, INK.good), colour(statusTexts.missed, INK.bad)];
}

function quoted(text: Text, language: Language): string {
  return `"${say(text, language)}"`;
}
