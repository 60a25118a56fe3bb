import * as z from 'zod';
import type { Library } from '../library/library.ts';

/**
 * What of a library goes to the team. Nothing does before a person says so; what is not shared never leaves the device.
 * Clips that the hub has stay shared, wherever they are filed here.
 */
export const sharingSchema = z.object({
  /** Names of projects. */
  projects: z.array(z.string()),
  /** Clips without a project. */
  unfiled: z.boolean(),
});
export type Sharing = z.infer<typeof sharingSchema>;

const SHARING = 'sharing';
const NOTHING: Sharing = { projects: [], unfiled: false };

export async function readSharing(library: Library): Promise<Sharing> {
  const row = await library.sync.get(SHARING);
  return row === undefined ? NOTHING : sharingSchema.parse(row);
}

export async function writeSharing(library: Library, sharing: Sharing): Promise<void> {
  await library.sync.put({ ...sharing, id: SHARING });
}

export function isShared({ projects, unfiled }: Sharing, project: string | null): boolean {
  return project === null ? unfiled : projects.includes(project);
}

export function withoutProject(sharing: Sharing, project: string | null): Sharing {
  return project === null ? { ...sharing, unfiled: false } : { ...sharing, projects: sharing.projects.filter((name) => name !== project) };
}

export function withProject(sharing: Sharing, project: string | null): Sharing {
  const without = withoutProject(sharing, project);
  return project === null ? { ...without, unfiled: true } : { ...without, projects: [...without.projects, project] };
}
