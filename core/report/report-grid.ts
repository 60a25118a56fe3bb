import { INK } from './look.ts';
import { SheetDraft } from './sheet-draft.ts';

/** Content stands on twelve equal columns between two narrow margins. */
export const LEFT = 1;
export const COLUMNS = 12;
export const RIGHT = LEFT + COLUMNS - 1;
export const COLUMN_WIDTH = 11.5;
/** The same in points where a character has the seven pixels of Excel's own font. */
export const COLUMN_POINTS = (COLUMN_WIDTH * 7 + 5) * 0.75;
/** Points of a row whose height the plan leaves open. */
export const DEFAULT_HEIGHT = 15;
const MARGIN = 3;

/** A sheet of the report, its columns set. */
export function gridSheet(name: string, part: string): SheetDraft {
  const sheet = new SheetDraft(name, part);
  sheet.widths.set(LEFT - 1, MARGIN);
  for (let column = LEFT; column <= RIGHT; column += 1) sheet.widths.set(column, COLUMN_WIDTH);
  sheet.widths.set(RIGHT + 1, MARGIN);
  sheet.tabColor = INK.accent;
  return sheet;
}
