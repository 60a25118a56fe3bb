import type { Text } from '../language/language.ts';
import { slotNames } from '../language/texts/slot-names.ts';
import { slotWords } from './kpi-pack/pack-fit.ts';
import type { RoleSlot } from './plugin.ts';

/** What a person calls the columns of a slot; the first word that speaks for one where nobody named it. */
export function slotLabel(slot: RoleSlot): Text {
  return slotNames.get(slot.slot) ?? slotWords(slot);
}
