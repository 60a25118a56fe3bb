import { at } from '../../statistics/at.ts';
import type { RowReader } from '../../statistics/cross-products.ts';
import type { Factor, GroupFactor } from './factor-columns.ts';

/** A factor in the columns of a design: one for a number, one for every member but the baseline. */
export interface DesignedFactor {
  readonly factor: Factor;
  readonly columns: readonly number[];
  /** The member that others are compared with; -1 for numbers. */
  readonly baseline: number;
  /** Members by column, as places among those of the factor. */
  readonly members: readonly number[];
}

export interface FactorDesign {
  readonly factors: readonly DesignedFactor[];
  /** The outcome is the last of its columns. */
  readonly reader: RowReader;
  /** Rows of the table that have every value, in the order read. */
  readonly rows: Uint32Array;
}

/** Rows that have the outcome and every factor, as columns of numbers; `order` is that in which they are read. */
export function designFactors(outcome: Float64Array, factors: readonly Factor[], order: Uint32Array): FactorDesign {
  const rows = order.filter((row) => !Number.isNaN(at(outcome, row)) && factors.every((factor) => hasValue(factor, row)));
  let next = 0;
  const designed = factors.map((factor): DesignedFactor => {
    if (factor.kind === 'number') return { factor, columns: [next++], baseline: -1, members: [] };
    const { counts, baseline } = typicalMember(factor, outcome, rows);
    const members = factor.members.map((_, member) => member).filter((member) => member !== baseline && at(counts, member) > 0);
    return { factor, baseline, members, columns: members.map(() => next++) };
  });
  const width = next + 1;
  return {
    factors: designed,
    rows,
    reader: {
      rows: rows.length,
      columns: width,
      read(index, into) {
        const row = at(rows, index);
        into[width - 1] = at(outcome, row);
        for (const { factor, columns, members } of designed) {
          for (let place = 0; place < columns.length; place += 1) {
            into[columns[place] ?? NaN] = factor.kind === 'number' ? at(factor.values, row) : at(factor.codes, row) === members[place] ? 1 : 0;
          }
        }
      },
    },
  };
}

/** Members with so much of the rows of the largest are as good to compare with. */
const NEARLY_LARGEST = 0.8;

/**
 * How many rows members have, and the one to compare them with: of those with about the most rows the one whose
 * outcomes are the nearest to all, so that what is unlike the rest is told of itself.
 */
function typicalMember(factor: GroupFactor, outcome: Float64Array, rows: Uint32Array): { readonly counts: Float64Array; readonly baseline: number } {
  const counts = new Float64Array(factor.members.length);
  const sums = new Float64Array(factor.members.length);
  for (const row of rows) {
    const member = at(factor.codes, row);
    counts[member] = at(counts, member) + 1;
    sums[member] = at(sums, member) + at(outcome, row);
  }
  const all = sums.reduce((sum, value) => sum + value, 0) / rows.length;
  const off = (member: number) => Math.abs(at(sums, member) / at(counts, member) - all);
  const largest = Math.max(...counts);
  const large = factor.members.flatMap((_, member) => (at(counts, member) >= NEARLY_LARGEST * largest ? [member] : []));
  return { counts, baseline: large.reduce((best, member) => (off(member) < off(best) ? member : best), large[0] ?? 0) };
}

export function hasValue(factor: Factor, row: number): boolean {
  return factor.kind === 'number' ? !Number.isNaN(at(factor.values, row)) : at(factor.codes, row) >= 0;
}
