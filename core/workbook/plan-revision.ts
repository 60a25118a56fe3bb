import type { SheetPlan } from './sheet-plan.ts';

/**
 * A plan that takes the place of an earlier one in a workbook. All places are those of the sheets as they will be
 * then, once their rows have been moved.
 */
export interface PlanRevision {
  /**
   * The whole plan. Sheets named in `revised` are there already: of them it holds only what is to be written. A cell
   * without a style keeps the look that it has, one without a link the link; widths and heights left out stay as they
   * are, and so do view, tab, orientation and scale.
   */
  readonly plan: SheetPlan;
  readonly revised: readonly SheetRevision[];
  /** Sheets and names of the whole workbook that the plan no longer has. */
  readonly removedSheets: readonly string[];
  readonly removedNames: readonly string[];
  /** The document as it stands in the workbook, which `plan.customXml` takes the place of. */
  readonly replaces: { readonly namespace: string; readonly xml: string };
}

/** What happens to a sheet beside the writing of the plan's cells. */
export interface SheetRevision {
  /** Its name, in the workbook and in the plan. */
  readonly sheet: string;
  /** From the top, each at the place where it stands before anything is moved. */
  readonly rows: readonly RowEdit[];
  /** Ranges that lose content, look, link and note: the plan wrote there before, and does not now. */
  readonly emptied: readonly string[];
  /** What the plan had on the sheet and is taken away before its new ones are put: those of a person stay. */
  readonly replaced: {
    readonly merges: readonly string[];
    readonly conditionalFormats: readonly string[];
    readonly validations: readonly string[];
    /** Cells. */
    readonly sparklines: readonly string[];
    /** Cells with a note. */
    readonly notes: readonly string[];
  };
  /**
   * By id. Updated ones keep their place, their size and, as far as they are of the same kind with as many series,
   * their look; one that is not there any more stays away. The plan's other charts are added.
   */
  readonly charts: { readonly updated: readonly string[]; readonly removed: readonly string[] };
}

/** Whole rows, zero-based: `removed` rows from `at` on go, and `added` empty ones come in their place. */
export interface RowEdit {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/** Where a row stands after the edits; null where it goes. */
export function movedRow(edits: readonly RowEdit[], row: number): number | null {
  let moved = row;
  for (const { at, removed, added } of edits) {
    if (row < at) break;
    if (row < at + removed) return null;
    moved += added - removed;
  }
  return moved;
}
