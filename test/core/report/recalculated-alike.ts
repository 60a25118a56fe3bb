import type { SheetPlan } from '../../../core/workbook/sheet-plan.ts';
import { agrees, formulasOf, recalculate } from './recalculated-report.ts';

/** Formulas of a report whose value, calculated anew by a spreadsheet, is not what the engine gave; and how many there are in all. */
export async function recalculatedAlike(bytes: Uint8Array, plan: SheetPlan): Promise<{ readonly formulas: number; readonly different: readonly string[] }> {
  const [seen] = await recalculate(bytes, [plan]);
  const formulas = formulasOf(plan);
  const different = formulas.flatMap(({ sheet, address, content }) => {
    const value = seen?.(sheet, address) ?? null;
    return agrees(value, content.cached) ? [] : [`${sheet}!${address} ${content.formula}: ${String(value)} for ${String(content.cached)}`];
  });
  return { formulas: formulas.length, different };
}
