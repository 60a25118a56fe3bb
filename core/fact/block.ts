import type { Text } from '../language/language.ts';
import type { ReportingPeriod, ReportingPeriods } from '../metric/reporting-periods.ts';
import type { PlannedChart, PlannedSeries, SeriesLook } from '../workbook/sheet-plan.ts';
import type { Fact } from './fact.ts';
import type { Sentence } from './sentence.ts';

/** What a plugin says: data only. Layout decides where and how it is drawn. */
export type Block = KpiBlock | FindingBlock | TableBlock | ChartBlock | CaveatBlock | PeriodsBlock | QuadrantsBlock;

export interface KpiBlock {
  readonly kind: 'kpi';
  readonly value: Fact;
  readonly good: 'up' | 'down' | null;
  readonly target: number | null;
  /** The value before, for the change; and against what. */
  readonly comparisons: readonly { readonly against: Text; readonly before: Fact; readonly change: Fact }[];
  /** Id of the chart or table block whose first series the sparkline shows. */
  readonly trend: string | null;
}

export interface FindingBlock {
  readonly kind: 'finding';
  readonly sentence: Sentence;
  /** 0..1: impact x significance; decides the order. */
  readonly score: number;
  readonly tone: 'good' | 'bad' | 'neutral';
}

export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  /** Only there for a chart to draw: kept with the figures behind the report, not shown beside it. */
  readonly isBehindChart?: boolean;
  /** All its amounts are of one measure: they are written alike, 万 beside 万, however small those of one column are. */
  readonly hasOneScale?: boolean;
  /**
   * How the columns with `heat` are coloured: by size where nothing is said; around a value, both sides alike, and
   * in the colours of good and bad where one side is.
   */
  readonly heat?: { readonly around: number; readonly good?: 'up' | 'down' };
  readonly title: Text;
  readonly subtitle: Text;
  readonly columns: readonly {
    readonly label: Text;
    readonly bars?: boolean;
    /** Its cells are coloured by their values. Such columns stand side by side and share one scale. */
    readonly heat?: boolean;
    readonly good?: 'up' | 'down' | null;
    /** Columns of the sheet that it takes; one where left out. */
    readonly wide?: number;
    /** Its facts are of different measures: each is shown in a format of its own. */
    readonly mixed?: boolean;
    /** Its cells lead to the place that their fact comes from. */
    readonly leads?: boolean;
  }[];
  /** A label and one fact for every further column; null where there is none. */
  readonly rows: readonly { readonly label: Fact; readonly facts: readonly (Fact | null)[]; readonly isTotal?: boolean; readonly isPartial?: boolean }[];
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly id: string;
  /**
   * Forms beside the plain ones, whose series say by their looks what a column is:
   * `bullet`, a bar a row: `actual`, `target`, and `previous` where there is one, all of one measure;
   * `funnel`, a centred bar a step: one series, how many came as far;
   * `gantt`, a bar a task: `invisible` is the column of first days, `plan` that of last days, `actual` that of what
   * part is done (0..1), where there is one. Points of `plan` are the looks of tasks, `bad` for late ones.
   */
  readonly chart: PlannedChart['kind'] | 'bullet' | 'funnel' | 'gantt';
  /** The finding that the chart shows, or its plain name. */
  readonly title: Sentence | Text;
  readonly subtitle: Text;
  /** The table block it draws, and which of its columns (zero-based among the facts). */
  readonly table: string;
  /** Scatter charts: the column that says how far to the right a point lies. */
  readonly x?: number;
  /** Gantt charts: the day that a line is drawn at, as a serial of the 1900 system. */
  readonly today?: number;
  readonly series: readonly ChartSeries[];
  /** Lines that are read by their differences, as in a control chart: the axis begins near the lowest value. */
  readonly readsDifferences?: boolean;
  /** Shares of one whole, which cannot be more than all of it: the axis ends there. */
  readonly isShareOfWhole?: boolean;
}

export interface ChartSeries {
  readonly column: number;
  readonly look: SeriesLook;
  /** Combo and scatter charts: as columns (or dots), or as a line. Left out, plans and what was before are lines in a combo. */
  readonly draw?: PlannedSeries['draw'];
  readonly axis?: PlannedSeries['axis'];
  /** Left out, the main series is labelled as its kind of chart is. */
  readonly labels?: PlannedSeries['labels'];
  /** Rows of the table, zero-based, that are drawn in another look. */
  readonly points?: readonly { readonly row: number; readonly look: SeriesLook }[];
}

export interface CaveatBlock {
  readonly kind: 'caveat';
  readonly code: string;
  readonly text: Text;
}

/**
 * Points in four fields, two beside two and two below them, as a SWOT has them. They stand on a sheet of their own,
 * which that of the analysis leads to; each field has lines for a person to write in.
 */
export interface QuadrantsBlock {
  readonly kind: 'quadrants';
  /** One word; with the analysis it tells which sheet of a report this is. */
  readonly id: string;
  /** Names the sheet too. */
  readonly title: Text;
  readonly subtitle: Text;
  /** What a person asks of it. */
  readonly question: Text;
  /** Upper left, upper right, lower left, lower right. */
  readonly fields: readonly [QuadrantField, QuadrantField, QuadrantField, QuadrantField];
}

export interface QuadrantField {
  readonly title: Text;
  readonly tone: FindingBlock['tone'];
  /** Said where it has no point. */
  readonly none: Text;
  readonly points: readonly QuadrantPoint[];
}

export interface QuadrantPoint {
  readonly said: Sentence;
  /** The words of the page that it rests on; null where it counts over many. */
  readonly passage: Fact | null;
}

/** The periods that a person may choose for the cards, and the one that everything else is about. */
export interface PeriodsBlock {
  readonly kind: 'periods';
  readonly periods: ReportingPeriods;
  readonly focus: ReportingPeriod;
}
