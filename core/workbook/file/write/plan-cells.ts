import { parseArea, type RangeRef } from '../../address.ts';
import { nameKey } from '../../legal-names.ts';
import type { PlannedCell, SheetPlan } from '../../sheet-plan.ts';

/** The cells that a plan writes, by place: what charts show before anything recalculates them. */
export class PlanCells {
  private readonly sheets: ReadonlyMap<string, readonly PlannedCell[]>;
  private readonly indexed = new Map<string, ReadonlyMap<string, PlannedCell>>();

  constructor(plan: SheetPlan) {
    this.sheets = new Map(plan.sheets.map((sheet) => [nameKey(sheet.name), sheet.cells]));
  }

  /** The cells of a range from the top left; null for cells that the plan does not write. */
  in(ref: RangeRef): (PlannedCell | null)[] {
    const area = parseArea(ref.range);
    if (area === null) return [];
    const cells = this.index(nameKey(ref.sheet));
    const found: (PlannedCell | null)[] = [];
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) found.push(cells.get(`${row},${column}`) ?? null);
    }
    return found;
  }

  private index(sheet: string): ReadonlyMap<string, PlannedCell> {
    const known = this.indexed.get(sheet);
    if (known !== undefined) return known;
    const made = new Map((this.sheets.get(sheet) ?? []).map((cell) => [`${cell.row},${cell.column}`, cell]));
    this.indexed.set(sheet, made);
    return made;
  }
}

/** The number that a cell shows; null for anything else. */
export function numberOf(cell: PlannedCell | null): number | null {
  switch (cell?.content.kind) {
    case 'number':
      return cell.content.number;
    case 'date':
      return cell.content.serial;
    case 'formula':
      return typeof cell.content.cached === 'number' ? cell.content.cached : null;
    default:
      return null;
  }
}

/** What a cell shows as text; '' where it shows none. */
export function textOf(cell: PlannedCell | null): string {
  switch (cell?.content.kind) {
    case 'text':
      return cell.content.text;
    case 'number':
      return String(cell.content.number);
    case 'formula':
      return cell.content.cached === null ? '' : String(cell.content.cached);
    default:
      return '';
  }
}
