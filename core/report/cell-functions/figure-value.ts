import { Problem } from '../../language/problem.ts';
import { cellFunctionTexts } from '../../language/texts/cell-functions.ts';
import type { RangeRef } from '../../workbook/address.ts';
import type { KeptFigure } from './kept-figures.ts';

/** What a report's cell shows now; `gone` where its sheet was deleted. */
export type ShownCell = { readonly kind: 'shown'; readonly place: RangeRef; readonly content: unknown } | { readonly kind: 'gone' };

/**
 * A figure as it stands: what its live cell shows, else what it was when the report was written. Throws Problem `figure-empty`,
 * `figure-fails`, `figure-gone`.
 */
export function figureValue(figure: KeptFigure, shown: ShownCell | null): number | string {
  if (shown?.kind === 'gone') throw new Problem('figure-gone', cellFunctionTexts.sheetGone);
  const value = shown === null ? figure.value : shown.content;
  if (typeof value === 'string' && value.startsWith('#') && shown !== null) throw new Problem('figure-fails', cellFunctionTexts.cellFails(`${shown.place.sheet}!${shown.place.range}`, value));
  if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return value;
  throw new Problem('figure-empty', cellFunctionTexts.noValue(figure.metric.label));
}
