import { Problem } from '../language/problem.ts';
import { projectUnknown } from '../language/texts/clip.ts';
import type { Clip } from './clip.ts';

/** The projects that clips belong to, by name. */
export function projectsOf(clips: readonly Clip[]): readonly string[] {
  return [...new Set(clips.flatMap(({ project }) => project ?? []))].sort((one, other) => one.localeCompare(other));
}

/** The clips of one project; all of them where none is named. Throws Problem `project-unknown` where none belongs to it. */
export function clipsOfProject(clips: readonly Clip[], project: string | null): readonly Clip[] {
  if (project === null) return clips;
  const own = clips.filter((clip) => clip.project === project);
  if (own.length === 0) throw new Problem('project-unknown', projectUnknown(project, projectsOf(clips)));
  return own;
}
