import type { Text } from '../../language/language.ts';
import type { Aggregate, Since } from '../../metric/metric.ts';
import type { RoleSlot } from '../plugin.ts';

/** A KPI pack once read: metrics over slots, which `bind-pack.ts` fills with the columns of a table. */
export interface KpiPack {
  readonly id: string;
  readonly title: Text;
  readonly question: Text;
  readonly needs: readonly RoleSlot[];
  /** The slot of dates that periods go by; null where figures are not of periods. */
  readonly time: string | null;
  /** Slots that figures are broken down by. */
  readonly by: readonly string[];
  /** In the order of the file: the first are shown as cards. Of several with one label a table shows the first that it can give. */
  readonly metrics: readonly PackMetric[];
  readonly charts: readonly PackChart[];
}

export interface PackMetric {
  readonly id: string;
  readonly label: Text;
  /** Where a metric names columns, this names slots. */
  readonly measure: PackMeasure;
  /** As written in the file; null where it follows from what is computed. */
  readonly unit: Text | null;
  readonly good: 'up' | 'down' | null;
  readonly target: number | null;
  /** What a person should know of how it is measured, said with its method. */
  readonly note: Text | null;
  /** Nothing is missed where a table cannot give it. */
  readonly isOptional: boolean;
}

/** The measures that a pack can write. */
export type PackMeasure =
  | PackLevel
  | { readonly kind: 'running'; readonly of: PackLevel; readonly since: Since }
  | { readonly kind: 'difference' | 'growth'; readonly of: Aggregate; readonly against: { readonly target: Aggregate } };
export type PackLevel = Aggregate | { readonly kind: 'ratio'; readonly numerator: Aggregate; readonly denominator: Aggregate };

export interface PackChart {
  /** Ids of metrics. */
  readonly show: readonly string[];
  /** A slot; null for by period. */
  readonly by: string | null;
  readonly as: 'line' | 'column' | 'bar';
  readonly title: Text | null;
}
