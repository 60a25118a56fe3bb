import type { Text } from '../../language/language.ts';
import type { Filter } from '../../metric/metric.ts';
import type { Grain, Period } from '../../metric/period.ts';

/** A month (or quarter) that money is planned for. */
export interface BudgetMonth {
  /** `2025-03`, or as it stands in the cells: `3月`. */
  readonly key: string;
  readonly label: Text;
  /** Keep its rows. */
  readonly filters: readonly Filter[];
}

/** A month before it is known whether it is of the year reported on. */
export interface MonthSlot extends BudgetMonth {
  readonly year: number;
  /** Where it stands among all. */
  readonly order: number;
  readonly rows: readonly number[];
}

/** The months of a table, of all its years, and how its rows are kept to some of them. */
export interface MonthSlots {
  readonly column: string;
  readonly grain: Grain;
  readonly slots: readonly MonthSlot[];
  /** The last one where data ends within it. */
  readonly running: MonthSlot | null;
  /** Its days; null where nothing says the year. */
  period(slot: MonthSlot): Period | null;
  keep(slots: readonly MonthSlot[]): readonly Filter[];
  span(first: MonthSlot, last: MonthSlot): Text;
  yearLabel(slot: MonthSlot): Text;
}
