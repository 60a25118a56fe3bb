import type { Unit } from '../../fact/fact.ts';
import type { Text } from '../../language/language.ts';
import type { BusinessCalendar } from '../../metric/business-calendar.ts';
import type { Filter, Metric } from '../../metric/metric.ts';
import type { Period } from '../../metric/period.ts';
import type { ControlChart } from '../../statistics/control-chart.ts';
import type { ProcessCapability, SpecLimits } from '../../statistics/process-capability.ts';
import type { ValueShape } from '../../statistics/value-shape.ts';
import type { Binding } from '../plugin.ts';
import type { ChartBasis, ChartKind } from './chart-basis.ts';
import type { ControlSignal, RuleSet } from './rule-set.ts';

/** Where a point's numbers stand: in a row, in the rows of a group, or in those of a period. */
export type PointPlace =
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'rows'; readonly filters: readonly Filter[]; readonly period: Period | null };

export interface ControlPoint {
  readonly label: Text;
  readonly place: PointPlace;
  /** A value, the mean of a group, or a count of defects. */
  readonly value: number;
  /** Values of a group, units inspected; 1 where there is nothing of the kind. */
  readonly size: number;
  /** Range or standard deviation of a group. */
  readonly spread: number | null;
}

/** Points as they are read, before any limits. */
export interface ReadPoints {
  readonly points: readonly ControlPoint[];
  readonly kind: ChartKind;
  /** What is measured, and how it is read. */
  readonly measure: Text;
  readonly unit: Unit;
  /** The metric of each point, where a formula over its rows gives it. */
  readonly metric: Metric | null;
  /** Single values, for capability and shape: all of those measured, or those of the points. */
  readonly singles: Float64Array | null;
  readonly calendar: BusinessCalendar;
  /** Groups with a single value, which have no spread. */
  readonly tooSmall: number;
  /** Rows that lack the value, its time or its group. */
  readonly incomplete: number;
  /** The last period where it is still running: left out. */
  readonly partial: Period | null;
}


export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly inside: number;
  readonly outside: number;
}

export interface ControlFinding {
  readonly binding: Binding;
  readonly basis: ChartBasis;
  readonly read: ReadPoints;
  readonly chart: ControlChart;
  readonly rules: RuleSet;
  readonly signals: readonly ControlSignal[];
  /** How likely chance alone brings such signals. */
  readonly chance: number;
  /** Points before this one are counted, and not drawn. */
  readonly drawnFrom: number;
  /** So many first points give centre and limits; null for all. */
  readonly baseline: number | null;
  readonly autocorrelation: number;
  readonly shape: ValueShape | null;
  readonly spec: SpecLimits | null;
  readonly varyingLimits: readonly string[];
  readonly capability: (ProcessCapability & { readonly outside: number }) | null;
  readonly histogram: readonly Bin[];
  /** Of counts. */
  readonly quality: { readonly defects: number; readonly units: number; readonly opportunities: number; readonly perMillion: number; readonly level: number } | null;
}
