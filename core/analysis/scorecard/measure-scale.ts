import { hasWord } from '../../sheet/role-words.ts';
import type { TypedColumn } from '../../sheet/typed-table.ts';
import { isPercentColumn } from '../column-label.ts';

export type NumberColumn = Extract<TypedColumn, { readonly type: 'number' }>;

/** What gives 100 points, in the unit of the cells. */
export type Scale =
  /** What a row of the sheet says that it should be. */
  | { readonly kind: 'target'; readonly target: number }
  /** Full marks, or all of a share. */
  | { readonly kind: 'full'; readonly full: number }
  /** The highest of all. */
  | { readonly kind: 'best'; readonly best: number }
  /** Of what should be low: the lowest, the highest giving none. */
  | { readonly kind: 'range'; readonly least: number; readonly most: number };

/** Scores end at one of these. */
const FULL_MARKS = [5, 10, 100];
/** A share may be over 1, as what is reached of a target, but not many times. */
const LARGEST_SHARE = 2;
const LARGEST_PERCENT = 200;

/**
 * How values of a column become points from 0 to 100: by its target, its full marks, or beside the others. Null where
 * nothing makes a scale.
 *
 * Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 5: distance to a reference, and
 * min-max rescaling for what should be low and has no reference.
 */
export function scaleOf(column: NumberColumn, target: number | null, isLower: boolean): Scale | null {
  const values = column.values.filter((value) => !Number.isNaN(value));
  if (values.length === 0) return null;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (target !== null && target > 0) return { kind: 'target', target };
  const full = fullOf(column, least, most, values.some((value) => !Number.isInteger(value)));
  if (full !== null && !(isLower && column.role === 'score')) return { kind: 'full', full };
  if (isLower) return { kind: 'range', least, most };
  return most > 0 ? { kind: 'best', best: most } : null;
}

function fullOf(column: NumberColumn, least: number, most: number, hasFractions: boolean): number | null {
  if (isPercentColumn(column)) return 1 / column.multiplier;
  const isShare = column.role === 'ratio' || column.role === 'score';
  if (!isShare) return null;
  if (most <= 1 || (hasFractions && most <= LARGEST_SHARE)) return 1;
  if (column.role === 'score' && least >= 0) return FULL_MARKS.find((full) => most <= full) ?? null;
  return /率|比例|占比|\b(?:rate|percent|percentage|pct)\b/i.test(column.name) && hasWord('ratioEnd', column.name) && most <= LARGEST_PERCENT ? 100 : null;
}

/** The points of a value; NaN of a missing one. */
export function pointsOf(value: number, scale: Scale, isLower: boolean): number {
  switch (scale.kind) {
    case 'target':
      return isLower ? Math.max(0, 200 - (100 * value) / scale.target) : (100 * value) / scale.target;
    case 'full':
      return isLower ? 100 - (100 * value) / scale.full : (100 * value) / scale.full;
    case 'best':
      return (100 * value) / scale.best;
    case 'range':
      if (Number.isNaN(value)) return NaN;
      return scale.most === scale.least ? 100 : (100 * (scale.most - value)) / (scale.most - scale.least);
  }
}
