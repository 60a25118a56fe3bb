import type { Text } from '../../language/language.ts';
import { Problem } from '../../language/problem.ts';
import { kpiPackTexts } from '../../language/texts/kpi-pack.ts';
import type { TypedTable } from '../../sheet/typed-table.ts';
import { headerFit } from '../bind.ts';
import type { RoleSlot } from '../plugin.ts';
import type { KpiPack } from './kpi-pack.ts';

/** How well a header speaks for a slot, 0..1: by the slot's words; half where it has none and the role decides. */
export function slotWordsFit(slot: RoleSlot, header: string): number {
  const hasWords = slot.hints.zh.length + slot.hints.en.length > 0;
  return hasWords ? headerFit(slot, header) : 0.5;
}

/** What a header would say, in each language: the pack's first word for it, else the slot's name. */
export function slotWords({ slot, hints }: RoleSlot): Text {
  return { zh: hints.zh[0] ?? hints.en[0] ?? slot, en: hints.en[0] ?? hints.zh[0] ?? slot };
}

/** Why a pack fits none of the tables: the one that comes nearest, and the columns that it lacks. */
export function packFitsNothing(pack: KpiPack, tables: readonly TypedTable[]): Problem {
  const nearest = tables
    .map((table) => ({ table, lacks: pack.needs.filter((slot) => !slot.optional && !isThere(slot, table)) }))
    .sort((a, b) => a.lacks.length - b.lacks.length)[0];
  const lacks = nearest?.lacks.map(slotWords) ?? [];
  return new Problem('pack-fits-nothing', kpiPackTexts.fitsNothing(pack.id, nearest?.table.name ?? '', lacks));
}

function isThere(slot: RoleSlot, table: TypedTable): boolean {
  return table.columns.some(({ name, role }) => slot.roles.includes(role) && slotWordsFit(slot, name) > 0);
}
