import type { ProblemCode } from '../../language/texts/data-quality.ts';
import type { ColumnRole, TypedColumn } from '../../sheet/typed-table.ts';

/** A problem with less weight than this leaves figures as they are: it is listed, and no row counts as touched by it. */
export const WEIGHTY = 0.3;

/** How wrong a figure is made by a value that is not there, by what its column is for. */
const MISSING: Readonly<Record<ColumnRole, number>> = {
  time: 0.7, measure: 0.4, ratio: 0.3, dimension: 0.4, id: 0.4, person: 0.4, status: 0.3, currency: 0.5, score: 0.2,
  // No end often means that it has not ended, and remarks may be left out.
  start: 0.15, end: 0.1, text: 0.02,
};
const MAIN_MISSING = 1;
/** A column that more than two in five rows leave empty is meant to be left empty. */
const OPTIONAL = 0.4;

/** Of the rest: all of a repeated row is counted twice, a wrong name only moves an amount to another group. */
const OTHERS: Readonly<Record<Exclude<ProblemCode, 'missing' | 'mixed-type' | 'error-value' | 'outlier' | 'negative-value' | 'mixed-units'>, number>> = {
  'duplicate-row': 1, 'duplicate-key': 0.6, 'odd-date': 0.6, 'inconsistent-name': 0.5, 'ambiguous-date': 0.5,
  'unmatched-key': 0.4, 'broken-total': 0.4, 'date-gap': 0.4, 'hidden-rows': 0.3, 'number-among-words': 0.1, 'hidden-columns': 0.02,
};

/**
 * How wrong a problem makes a figure of the rows it touches, 0..1: 1 where an amount is lost, counted twice or off by
 * powers of ten. `emptyShare` is the share of rows without a value in the column.
 */
export function problemWeight(code: ProblemCode, column: TypedColumn | null, isMain: boolean, emptyShare: number): number {
  switch (code) {
    case 'missing': {
      const weight = isMain ? MAIN_MISSING : MISSING[column?.role ?? 'text'];
      return emptyShare > OPTIONAL ? weight * 0.1 : weight;
    }
    case 'mixed-type':
    case 'error-value':
      return isMain ? 1 : Math.max(0.3, MISSING[column?.role ?? 'text']);
    case 'outlier':
    case 'mixed-units':
      return isMain ? 1 : 0.5;
    case 'negative-value':
      return isMain ? 0.8 : 0.4;
    default:
      return OTHERS[code];
  }
}
