import * as z from 'zod';

export { readPack } from '../../core/analysis/kpi-pack/read-pack.ts';

/** A pack's file as it was brought: what is remembered is read anew, so that a later version judges it for itself. */
const keptSchema = z.array(z.object({ fileName: z.string(), text: z.string() })).max(100);
export type KeptPacks = z.infer<typeof keptSchema>;

/** The files that a browser kept, or none where what it holds is not what we wrote. */
export function readKept(text: string): KeptPacks {
  try {
    return keptSchema.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}
