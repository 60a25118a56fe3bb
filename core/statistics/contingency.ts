import { chiSquareTail } from './distribution-tails.ts';

/** Whether rows and columns of a table of counts have to do with each other. */
export interface ContingencyTest {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** Cramér's V: 0 where they have nothing to do with each other, 1 where one decides the other. */
  readonly effect: number;
  /** The smallest count that chance alone would make: under 5 the test is not to be trusted. */
  readonly leastExpected: number;
  /** Of all cells, those where chance alone would make fewer than 5. */
  readonly smallShare: number;
}

const SMALL = 5;

/**
 * Pearson's chi-square test of independence, without correction; rows and columns of nothing are left out. Null where
 * fewer than two of either remain.
 *
 * Source: Pearson (1900); Agresti, An Introduction to Categorical Data Analysis, 2.4; Cramér, Mathematical Methods of
 * Statistics (1946), for the effect.
 */
export function chiSquareTest(counts: readonly (readonly number[])[]): ContingencyTest | null {
  const width = Math.max(0, ...counts.map((row) => row.length));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) => sum(counts.map((row) => row[column] ?? 0)) > 0);
  const rows = counts.map((row) => columns.map((column) => row[column] ?? 0)).filter((row) => sum(row) > 0);
  if (rows.length < 2 || columns.length < 2) return null;
  const all = sum(rows.map(sum));
  const columnSums = columns.map((_, column) => sum(rows.map((row) => row[column] ?? 0)));
  const expected = rows.map((row) => columnSums.map((total) => (sum(row) * total) / all));
  const chiSquare = sum(rows.map((row, at) => sum(row.map((count, column) => (count - (expected[at]?.[column] ?? 0)) ** 2 / (expected[at]?.[column] ?? 1)))));
  const degreesOfFreedom = (rows.length - 1) * (columns.length - 1);
  const cells = expected.flat();
  return {
    chiSquare,
    degreesOfFreedom,
    p: chiSquareTail(chiSquare, degreesOfFreedom),
    effect: Math.sqrt(chiSquare / (all * (Math.min(rows.length, columns.length) - 1))),
    leastExpected: Math.min(...cells),
    smallShare: cells.filter((count) => count < SMALL).length / cells.length,
  };
}

/**
 * How far each cell of a table of counts is from what chance alone would make, in standard errors; 0 where there is none.
 *
 * Source: Agresti, An Introduction to Categorical Data Analysis (2007), 2.4.5; Haberman (1973).
 */
export function standardizedResiduals(counts: readonly (readonly number[])[]): number[][] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rows = counts.map(sum);
  const columns = (counts[0] ?? []).map((_, column) => sum(counts.map((row) => row[column] ?? 0)));
  const all = sum(rows);
  return counts.map((line, row) =>
    line.map((count, column) => {
      const [across, down] = [(rows[row] ?? 0) / all, (columns[column] ?? 0) / all];
      const error = Math.sqrt(all * across * down * (1 - across) * (1 - down));
      return error > 0 ? (count - all * across * down) / error : 0;
    }),
  );
}
