import type { Clip } from '../../core/clip/clip.ts';
import { clipsOfProject } from '../../core/clip/project-clips.ts';
import { projectWithoutClips } from '../../core/language/texts/command-line.ts';
import { readBundle } from '../../core/sync/bundle.ts';
import { UsageError } from './command.ts';
import { readInput } from './files.ts';

/** Whether a file is one of clips, by its name. */
export function isBundleFile(file: string): boolean {
  return /\.clipsheet$/i.test(file);
}

/**
 * The clips of `.clipsheet` files, wholly checked; of one project where it is named. The later of two with the same id
 * stays. Throws Problem where a file is missing, broken or too new, and `project-unknown`; UsageError where a project
 * is named and no file.
 */
export async function clipsIn(files: readonly string[], project: string | undefined): Promise<readonly Clip[]> {
  if (files.length === 0 && project !== undefined) throw new UsageError(projectWithoutClips);
  const clips = new Map<string, Clip>();
  for (const file of files) for (const clip of (await readBundle(await readInput(file))).clips) clips.set(clip.id, clip);
  return clipsOfProject([...clips.values()], project ?? null);
}
