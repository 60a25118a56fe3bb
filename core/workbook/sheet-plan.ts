import type { RangeRef } from './address.ts';

/**
 * A sheet plan: everything to be written into a workbook, as plain data. Report layout makes it; both sides
 * of the port write it. Rows and columns are zero-based. Colours are `RRGGBB`.
 */
export interface SheetPlan {
  /** Stable id of the report: names the custom XML part and lets a later refresh find its own sheets. */
  readonly id: string;
  readonly sheets: readonly PlannedSheet[];
  /** Workbook-wide defined names. */
  readonly names: readonly PlannedName[];
  /** Kept in the workbook as a custom XML part (UTF-8, well-formed, one root): facts and their evidence. */
  readonly customXml: string | null;
}

export interface PlannedName {
  readonly name: string;
  readonly ref: RangeRef;
}

export interface PlannedSheet {
  /** Already unique in the workbook and legal (<= 31 characters, none of []:*?/\). */
  readonly name: string;
  readonly cells: readonly PlannedCell[];
  readonly merges: readonly string[];
  /** Widths in characters of the default font, by column; columns left out keep the default. */
  readonly columnWidths: readonly { readonly column: number; readonly width: number; readonly hidden?: boolean }[];
  /** Heights in points, by row. */
  readonly rowHeights: readonly { readonly row: number; readonly height: number }[];
  readonly showGridlines: boolean;
  /** How many rows and columns stay in view. */
  readonly freeze: { readonly rows: number; readonly columns: number } | null;
  readonly tables: readonly PlannedTable[];
  readonly charts: readonly PlannedChart[];
  readonly validations: readonly PlannedValidation[];
  readonly conditionalFormats: readonly PlannedConditionalFormat[];
  readonly sparklines: readonly PlannedSparkline[];
  readonly print: PlannedPrint | null;
  readonly tabColor: string | null;
  readonly zoom?: number;
}

/**
 * What goes into a cell. `text` arrives as text whatever it begins with; only `formula` is ever a formula,
 * and it carries the value that the engine computed so that readers without a calculator see it too.
 */
export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  /** Serial in the 1900 system; writers shift it for 1904 workbooks. */
  | { readonly kind: 'date'; readonly serial: number }
  | {
      readonly kind: 'formula';
      /** With leading `=`, en-US names, comma separators. */
      readonly formula: string;
      readonly cached: number | string | boolean | null;
      /** Enter as a legacy array formula (Ctrl+Shift+Enter): needed by MIN(IF()) in Excel 2016. */
      readonly array?: boolean;
    }
  | { readonly kind: 'blank' };

export interface PlannedCell {
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
  readonly style?: CellStyle;
  /** Where a plan is written over an earlier one: a number format for the look that the cell has, which is kept. */
  readonly format?: string;
  readonly link?: PlannedLink;
  readonly comment?: string;
}

/** http(s) addresses only, or a place in this workbook. */
export type PlannedLink =
  | { readonly kind: 'url'; readonly url: string; readonly tip?: string }
  | { readonly kind: 'place'; readonly ref: RangeRef; readonly tip?: string };

export interface CellStyle {
  readonly font?: {
    readonly name?: string;
    readonly size?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly underline?: boolean;
    readonly color?: string;
  };
  readonly fill?: string;
  readonly border?: {
    readonly top?: BorderLine;
    readonly right?: BorderLine;
    readonly bottom?: BorderLine;
    readonly left?: BorderLine;
  };
  readonly align?: {
    readonly horizontal?: 'left' | 'center' | 'right';
    readonly vertical?: 'top' | 'center' | 'bottom';
    readonly wrap?: boolean;
    readonly indent?: number;
  };
  /** en-US format code: `#,##0.00`, `0.0%`, `yyyy-mm-dd`. */
  readonly numberFormat?: string;
}

export interface BorderLine {
  readonly weight: 'hair' | 'thin' | 'medium';
  readonly color: string;
}

/** An Excel Table over cells that `cells` also writes; header cells are texts equal to `columns`. */
export interface PlannedTable {
  /** Unique in the workbook, legal as a name. */
  readonly name: string;
  readonly range: string;
  readonly columns: readonly string[];
  readonly style: string | null;
}

export interface PlannedValidation {
  readonly range: string;
  /** Choices from a range of cells, or given one by one (no commas, 255 characters in all). */
  readonly list: { readonly ref: RangeRef } | { readonly items: readonly string[] };
  readonly prompt?: string;
}

export type PlannedConditionalFormat =
  | { readonly kind: 'data-bar'; readonly range: string; readonly color: string; readonly negativeColor: string }
  | {
      readonly kind: 'color-scale';
      readonly range: string;
      readonly low: string;
      readonly middle: string | null;
      readonly high: string;
      /** The value that has the colour `middle`: both ends lie as far from it as the farthest cell. Left out, the median has it. */
      readonly around?: number;
    }
  | {
      readonly kind: 'formula';
      readonly range: string;
      /** Relative to the range's first cell, with leading `=`. */
      readonly formula: string;
      readonly font?: { readonly color?: string; readonly bold?: boolean };
      readonly fill?: string;
    };

export interface PlannedSparkline {
  readonly cell: string;
  readonly data: RangeRef;
  readonly kind: 'line' | 'column';
  readonly color: string;
  readonly markLast: boolean;
  /** Heights count from zero, so that columns compare; else from the smallest value, which then has none. */
  readonly fromZero?: boolean;
}

/** How a series is drawn, after IBCS: what it means decides its look. */
export type SeriesLook = 'actual' | 'previous' | 'plan' | 'forecast' | 'good' | 'bad' | 'accent' | 'limit' | 'target' | 'invisible';

export interface PlannedSeries {
  readonly name: RangeRef | { readonly text: string };
  /** x values for scatter charts, category labels for all others. */
  readonly categories: RangeRef;
  readonly values: RangeRef;
  readonly look: SeriesLook;
  /** Only in combo charts, and in scatter charts for a line through the points of a series; else as the chart's kind. */
  readonly draw?: 'column' | 'line';
  /** Only in combo charts, and where the chart has layers. */
  readonly axis?: 'primary' | 'secondary';
  /** Number format of its labels, where it is not that of the chart's values. */
  readonly format?: string;
  /** Label the last point, every point, or none. */
  readonly labels?: 'last' | 'all' | 'none';
  /** Points drawn in another look, such as a partial last period: zero-based. */
  readonly points?: readonly { readonly index: number; readonly look: SeriesLook }[];
  /** What the chart shows before anything recalculates it: as many as `values` has cells. */
  readonly cachedValues?: readonly (number | null)[];
  readonly cachedCategories?: readonly string[];
}

export interface PlannedChart {
  readonly id: string;
  readonly kind: 'line' | 'column' | 'stacked-column' | 'bar' | 'stacked-bar' | 'combo' | 'scatter';
  /** The finding, as a sentence. */
  readonly title: string;
  /** Measure, unit and period. */
  readonly subtitle?: string;
  /** For screen readers. */
  readonly description: string;
  readonly series: readonly PlannedSeries[];
  readonly valueFormat: string;
  /** Of the ticks of the value axis, which are round; left out, as the values. */
  readonly axisFormat?: string;
  /** Where the value axis begins and ends, and how far its ticks lie apart; left out, where the reader thinks best. Dates are those of the 1900 system. */
  readonly axisStart?: number;
  readonly axisEnd?: number;
  readonly axisStep?: number;
  /** No value axis, nor the line that bars stand on: the values are written elsewhere. */
  readonly hideAxis?: boolean;
  /** Every which category is written on its axis; left out, as many as the reader thinks best. */
  readonly labelSpacing?: number;
  readonly legend: boolean;
  /**
   * Bars in two layers, those of the secondary axis in front: how much room is left between two categories, in percent
   * of the thickness of what stands in one; LibreOffice takes that of the back for both. Only one axis is seen, so that
   * both need the same bounds: such a chart has `axisStart` and `axisEnd`.
   */
  readonly layers?: { readonly back: number; readonly front: number };
  /** Bars read from the top: reverses the category axis. */
  readonly reverseCategories?: boolean;
  /** From the top-left corner of one cell to the top-left corner of another. */
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
}

export interface PlannedPrint {
  readonly area: string;
  readonly orientation: 'landscape' | 'portrait';
  /** Rows repeated on each page, `1:4`. */
  readonly titleRows: string | null;
  /**
   * Pages that begin where the plan says: percent of full size, and the rows (zero-based) that start a page.
   * Without it the sheet is made one page wide, and pages end where they are full.
   */
  readonly pages?: { readonly scale: number; readonly startRows: readonly number[] };
}
