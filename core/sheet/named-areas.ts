import { areaSize, overlaps, parseArea, parseReference, type Area } from '../workbook/address.ts';
import type { DefinedName } from '../workbook/workbook.ts';
import { BLANK } from './grid.ts';
import type { SheetView } from './sheet-view.ts';

/** A block of cells that a person gave a name. */
export interface NamedArea {
  readonly name: string;
  readonly area: Area;
}

/**
 * The named ranges of a sheet that are whole tables: two columns and three rows at least, with nothing beside them
 * and no further row below. A name for a part of a table (what a chart draws, a lookup searches) says nothing of
 * where the table ends, nor do the names that programs make for printing and filters. Of nested ones the largest.
 */
export function namedAreas(view: SheetView, names: readonly DefinedName[], taken: readonly Area[]): NamedArea[] {
  const found = names.flatMap(({ name, refersTo, sheet }) => {
    const ref = /^_|^Clipsheet_|^KPI_/i.test(name) || (sheet !== null && sheet !== view.name) ? null : parseReference(refersTo);
    const area = ref === null || ref.sheet !== view.name ? null : parseArea(ref.range);
    if (area === null || area.right === area.left || area.bottom - area.top < 2) return [];
    const within = { ...area, bottom: Math.min(area.bottom, view.grid.rowCount - 1) };
    return stretches(view, within) && standsAlone(view, within) ? [{ name, area: within }] : [];
  });
  const kept: NamedArea[] = [];
  for (const one of found.sort((a, b) => areaSize(b.area) - areaSize(a.area))) {
    if (![...taken, ...kept.map(({ area }) => area)].some((other) => overlaps(one.area, other))) kept.push(one);
  }
  return kept;
}

/** Whether its first and last rows and columns hold something. */
function stretches(view: SheetView, area: Area): boolean {
  const { top, left, bottom, right } = area;
  return [{ ...area, bottom: top }, { ...area, top: bottom }, { ...area, right: left }, { ...area, left: right }].every((edge) => holdsAny(view, edge));
}

function standsAlone(view: SheetView, area: Area): boolean {
  const { left, right, bottom } = area;
  const beside = [...(left === 0 ? [] : [{ ...area, left: left - 1, right: left - 1 }]), { ...area, left: right + 1, right: right + 1 }];
  return ![...beside, { ...area, top: bottom + 1, bottom: bottom + 1 }].some((edge) => holdsAny(view, edge));
}

function holdsAny(view: SheetView, { top, left, bottom, right }: Area): boolean {
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) if (view.grid.kind(row, column) !== BLANK) return true;
  }
  return false;
}
