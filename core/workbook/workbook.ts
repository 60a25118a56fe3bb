import type { Text } from '../language/language.ts';
import type { RangeRef } from './address.ts';
import type { PlanRevision } from './plan-revision.ts';
import type { PlannedName, SheetPlan } from './sheet-plan.ts';

/** An error value in a cell: `#N/A`, `#DIV/0!` ... */
export interface CellError {
  readonly error: string;
}

/** What a cell holds. Dates are serial numbers: their number format tells that they are dates. */
export type CellValue = string | number | boolean | CellError | null;

export interface Formula {
  readonly row: number;
  readonly column: number;
  /** With the leading `=`; shared formulas are already resolved for their cell. */
  readonly formula: string;
}

/** Some whole rows of a region, in order. Rows and columns are zero-based positions on the sheet. */
export interface CellChunk {
  readonly firstRow: number;
  readonly firstColumn: number;
  /** `values[i][j]` is the cell at row `firstRow+i`, column `firstColumn+j`; every row has the same length. */
  readonly values: readonly (readonly CellValue[])[];
  /** Same shape as `values`: indices into `formats`. Index 0 is always `General`. */
  readonly formatIds: readonly Uint16Array[];
  /** Number format codes such as `0.0%` or `yyyy-mm-dd`; one array for the whole reading, growing. */
  readonly formats: readonly string[];
  readonly formulas: readonly Formula[];
}

/** An Excel Table (ListObject). */
export interface TableInfo {
  readonly name: string;
  readonly range: string;
  readonly headerRow: boolean;
  readonly totalsRow: boolean;
  readonly columns: readonly string[];
}

export interface SheetInfo {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'very-hidden';
  /** `worksheet` can be read; others (chart sheets, dialogs, macro sheets) are only kept. */
  readonly kind: 'worksheet' | 'other';
  /** The block that holds everything on the sheet, or null where it is empty. */
  readonly usedRange: string | null;
  readonly tables: readonly TableInfo[];
  readonly merges: readonly string[];
  /** Zero-based. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly isProtected: boolean;
}

export interface DefinedName {
  readonly name: string;
  /** As written, without `=`: `Sales!$A$1:$F$20`. */
  readonly refersTo: string;
  /** The sheet it belongs to, or null for the whole workbook. */
  readonly sheet: string | null;
}

export interface WorkbookInfo {
  readonly name: string;
  readonly date1904: boolean;
  readonly sheets: readonly SheetInfo[];
  readonly names: readonly DefinedName[];
}

export interface Progress {
  /** Rows or parts done so far, and how many there are where that is known; part of a part is a fraction. */
  readonly done: number;
  readonly total: number | null;
  /** What is being done now, where it has a name. */
  readonly doing?: Text;
}

export interface LongWork {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Written {
  /** Names of the sheets as they stand in the workbook, in the plan's order. */
  readonly sheets: readonly string[];
  /** Cells written, and formulas among them. */
  readonly cells: number;
  readonly formulas: number;
}

export interface WorkbookChange {
  readonly sheet: string;
  readonly range: string | null;
}

/** A document put into a workbook, with the names that its cells are found by. */
export interface KeptDocument {
  /** The namespace of its root. */
  readonly namespace: string;
  /** The document as it was read before, to be replaced; null where this one is new. */
  readonly replaces: string | null;
  /** Well-formed, one root with a namespace of its own. */
  readonly xml: string;
  /**
   * Hidden names for the whole workbook, in place of those of the same names. Spreadsheets move a name along when
   * rows and columns come and go or a sheet is renamed.
   */
  readonly names: readonly PlannedName[];
  readonly removedNames: readonly string[];
}

/** Sheets, names and a document to be taken out of a workbook. What is not there any more counts as taken out. */
export interface RemovedParts {
  readonly sheets: readonly string[];
  /** Names for the whole workbook. */
  readonly names: readonly string[];
  readonly document: { readonly namespace: string; readonly xml: string } | null;
}

/**
 * The only way to a workbook. Two sides keep this promise: an .xlsx file (`core/workbook/file`) and the
 * workbook open in Excel (`office-addin/excel`); one contract suite runs against both.
 */
export interface Workbook {
  /** Sheets, tables, names, merges: everything but the cells. */
  info(work?: LongWork): Promise<WorkbookInfo>;
  /** The cells of a region in chunks of whole rows, from the top. Throws Problem `no-such-sheet`. */
  read(region: RangeRef, work?: LongWork): AsyncIterable<CellChunk>;
  /**
   * Adds the plan's sheets after the last one: one batch, one undo step, all or nothing.
   * Throws Problem `sheet-exists`, `workbook-protected`, `bad-plan`; then the workbook is as before.
   */
  write(plan: SheetPlan, work?: LongWork): Promise<Written>;
  /**
   * Writes a plan over the sheets of an earlier one, whose rows move with all that stands on them: what a person put
   * there stays. Tables of the plan that are on their sheet already take their new size, with the columns that were
   * added to them. All or nothing. Throws Problem `no-such-sheet`, `sheet-exists`, `sheet-protected`,
   * `workbook-protected`, `bad-plan`, `document-changed`, and `revision-unsupported` where this Excel cannot do it;
   * then the workbook is as before.
   */
  revise(revision: PlanRevision, work?: LongWork): Promise<Written>;
  /** Documents kept in the workbook as custom XML parts whose root is of this namespace, as they were written. */
  documents(namespace: string): Promise<readonly string[]>;
  /**
   * Puts a document into the workbook as a custom XML part; all other documents stay as they are.
   * Throws Problem `document-changed` where the one to replace is not there any more, `no-such-sheet`,
   * `workbook-protected`; then the workbook is as before.
   */
  keep(document: KeptDocument, work?: LongWork): Promise<void>;
  /**
   * Takes parts out of the workbook, with the charts, tables and notes of the sheets; all else stays as it is. What
   * pointed at the sheets points nowhere then: look before.
   * Throws Problem `workbook-protected`, `last-sheet` where no visible sheet would be left, `document-changed`; then
   * the workbook is as before.
   */
  remove(parts: RemovedParts, work?: LongWork): Promise<void>;
  onChange(listener: (change: WorkbookChange) => void): () => void;
  /** Shows a range to the person, or several blocks divided by commas: activates the sheet and selects them. Throws Problem `no-such-sheet`. */
  goTo(ref: RangeRef): Promise<void>;
}
