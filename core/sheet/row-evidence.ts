import { isYear, type BodyProfile } from './body-profile.ts';
import { BLANK, NUMBER, TEXT } from './grid.ts';
import { formatFacts } from './number-format.ts';
import type { SheetView } from './sheet-view.ts';

/** How a row compares with the body of its block. */
export interface RowEvidence {
  /** Cells that are like the body below them. */
  readonly body: number;
  /** Cells that the body below them speaks against: words over numbers. */
  readonly header: number;
  readonly filled: number;
  readonly texts: number;
  /** Nothing in the row belongs to the body, and something is there. */
  readonly headerLike: boolean;
  readonly bodyLike: boolean;
}

/** Weighs a row against the profile of the body. */
export function weighRow(view: SheetView, profile: BodyProfile, row: number): RowEvidence {
  const { grid, facts } = view;
  const sequence = isHeadingSequence(view, profile, row);
  let [body, header, filled, texts] = [0, 0, 0, 0];
  for (const { column, kind, texts: seen, shapes, years } of profile.columns) {
    const cell = grid.kind(row, column);
    if (cell === BLANK) continue;
    filled++;
    if (cell === NUMBER) {
      if (sequence) header++;
      else if (kind === 'number' && !years && isYear(grid.number(row, column))) header += 0.5;
      else if (kind === 'number' || kind === 'date') body++;
      else body += 0.5;
      continue;
    }
    if (cell !== TEXT) {
      body++;
      continue;
    }
    texts++;
    const id = grid.number(row, column);
    if (facts.isPlaceholder(id)) continue;
    if (kind === 'number') {
      const number = facts.number(id);
      if (number === null || sequence || facts.date(id) !== null || CALENDAR_UNIT.test(number.unit ?? '')) header++;
      else body += 0.8;
    } else if (kind === 'date') {
      if (facts.date(id)) body += 0.8;
      else header++;
    } else if (seen.has(id) && seen.get(id) !== row) body++;
    else if (shapes.has(facts.shape(id) ?? '')) body += 0.6;
  }
  const headerLike = filled > 0 && (texts > 0 || sequence) && body <= header * 0.34;
  return { body, header, filled, texts, headerLike, bodyLike: body > header };
}

/** `1月` over numbers names a month. */
const CALENDAR_UNIT = /^[年月日周]$/;

/** Fewer small numbers than this, each one more than the last, may well be data. */
const SHORTEST_COUNT = 7;

/** Years, months or days in a row, each one more than the one before: the heading of a crosstab. */
function isHeadingSequence(view: SheetView, profile: BodyProfile, row: number): boolean {
  const { grid, facts } = view;
  const values: number[] = [];
  let isDates = true;
  for (const { column, kind } of profile.columns) {
    const cell = grid.kind(row, column);
    if (cell === BLANK || (kind === 'text' && cell !== NUMBER)) continue;
    if (cell === NUMBER) {
      isDates &&= formatFacts(grid.format(row, column)).kind === 'date';
      values.push(grid.number(row, column));
    } else if (cell === TEXT) {
      const number = facts.number(grid.number(row, column));
      if (number === null || number.unit !== null || number.percent) continue;
      isDates = false;
      values.push(number.value);
    }
  }
  if (values.length < 2) return false;
  const steps = new Set(values.slice(1).map((value, index) => Math.round(value - (values[index] ?? 0))));
  const rising = [...steps].every((step) => step > 0);
  if (!rising) return false;
  if (isDates) return true;
  if (steps.size > 1) return false;
  return values.every(isYear) || (steps.has(1) && values.length >= SHORTEST_COUNT && values[0] === 1);
}
