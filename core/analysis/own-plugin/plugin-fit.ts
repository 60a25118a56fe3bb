import { Problem } from '../../language/problem.ts';
import { ownPluginTexts } from '../../language/texts/own-plugin.ts';
import type { RoleSlot } from '../plugin.ts';

/** Says of a plugin that no table is for it, and which columns it needs. */
export function pluginFitsNothing({ id, needs }: { readonly id: string; readonly needs: readonly RoleSlot[] }): Problem {
  const needed = needs.filter(({ optional }) => !optional).map(({ slot, roles }) => `${slot} (${roles.join('/')})`);
  return new Problem('plugin-fits-nothing', ownPluginTexts.fitsNothing(id, needed));
}
