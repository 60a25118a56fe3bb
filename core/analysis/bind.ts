import type { TypedColumn, TypedTable } from '../sheet/typed-table.ts';
import type { Binding, RoleSlot } from './plugin.ts';

/**
 * Fills a plugin's slots with a table's columns: a column must have one of the slot's roles, and the words of its
 * header decide between several. Every column goes to the slot that it fits best; the surest pairs are settled
 * first, so a column 目标 is not taken for the sales that 实际 beside it holds. Null where a needed slot stays empty.
 */
export function bindTable(needs: readonly RoleSlot[], table: TypedTable): Binding | null {
  const pairs = needs
    .flatMap((slot) => table.columns.map((column) => ({ slot, column, fit: slotFit(slot, column) })))
    .filter((pair) => pair.fit > 0)
    .sort((a, b) => b.fit - a.fit);
  const taken = new Set<string>();
  const columns: Record<string, string[]> = {};
  for (const { slot, column } of pairs) {
    const filled = columns[slot.slot] ?? [];
    if (taken.has(column.name) || (!slot.many && filled.length > 0)) continue;
    taken.add(column.name);
    columns[slot.slot] = [...filled, column.name];
  }
  const isComplete = needs.every((slot) => slot.optional || (columns[slot.slot]?.length ?? 0) > 0);
  return isComplete ? { table, columns } : null;
}

/**
 * 0 where the role does not fit; else up to 0.1 for the role and up to 1 for the header's words. Slots that
 * take only columns whose header speaks for them say so by `optional` without `many`.
 */
export function slotFit(slot: RoleSlot, column: TypedColumn): number {
  const at = slot.roles.indexOf(column.role);
  if (at < 0) return 0;
  const words = headerFit(slot, column.name);
  if (words === 0 && slot.optional && !slot.many) return 0;
  return words + 0.1 - 0.01 * at - 0.0001 * column.column;
}

/** 0..1: how well a header's words speak for a slot. The last part of a header of several rows counts most. */
export function headerFit(slot: RoleSlot, header: string): number {
  const parts = header.toLowerCase().split(' / ');
  const hints = [...slot.hints.zh, ...slot.hints.en];
  let best = 0;
  for (const [position, part] of parts.entries()) {
    const weight = position === parts.length - 1 ? 1 : 0.5;
    for (const [list, words] of [slot.hints.zh, slot.hints.en].entries()) {
      for (const [rank, hint] of words.entries()) {
        const match = wordMatch(part.trim(), hint, list === 0);
        best = Math.max(best, weight * match * (1 - (0.5 * rank) / Math.max(hints.length, 1)));
      }
    }
  }
  return best;
}

/** Chinese words are found inside a header; English ones stand as whole words. */
function wordMatch(header: string, hint: string, inside: boolean): number {
  if (header === hint) return 1;
  if (inside) return header.includes(hint) ? 0.8 : 0;
  const words = header.split(/[^\p{L}\p{N}]+/u).join(' ');
  return ` ${words} `.includes(` ${hint} `) ? 0.7 : 0;
}
