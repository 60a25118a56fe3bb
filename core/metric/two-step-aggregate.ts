import type { TypedTable } from '../sheet/typed-table.ts';
import { sqlAggregate, sqlOperandCount, sqlSumOfSums } from './compile-sql.ts';
import type { Aggregate } from './metric.ts';

/** An aggregate taken over groups of rows first, then over the groups. */
export interface TwoStepAggregate {
  /** What is taken of each group, as SQL expressions. */
  readonly parts: readonly string[];
  /** The aggregate over several groups, given the names of their parts. */
  whole(names: readonly string[]): string;
}

/**
 * An aggregate in two steps, over the rows that `condition` keeps. Null where the values of groups do not tell that
 * of all of them together: a distinct count, a median, a quantile. Throws as `compileSql`.
 */
export function twoStepAggregate(aggregate: Aggregate, table: TypedTable, condition: string): TwoStepAggregate | null {
  switch (aggregate.kind) {
    case 'count':
      return { parts: [sqlAggregate(aggregate, table, condition)], whole: ([count = '']) => `sum(${count})` };
    case 'sum':
      return { parts: [sqlAggregate(aggregate, table, condition)], whole: ([sum = '']) => `${sqlSumOfSums(aggregate.column, table)}(${sum})` };
    case 'average':
      return {
        parts: [sqlAggregate({ ...aggregate, kind: 'sum' }, table, condition), sqlOperandCount(aggregate.column, table, condition)],
        whole: ([sum = '', count = '']) => `${sqlSumOfSums(aggregate.column, table)}(${sum})::DOUBLE / nullif(sum(${count}), 0)`,
      };
    case 'min':
    case 'max':
      return { parts: [sqlAggregate(aggregate, table, condition)], whole: ([part = '']) => `${aggregate.kind}(${part})` };
    case 'distinct':
    case 'median':
    case 'quantile':
      return null;
  }
}

/** Whether the values of groups of rows tell the aggregate over all of them together. */
export function isTwoStep({ kind }: Aggregate): boolean {
  return kind !== 'distinct' && kind !== 'median' && kind !== 'quantile';
}
