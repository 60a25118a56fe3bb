import type { Clip } from '../../clip/clip.ts';

/** Clips as a JSON array, each flat: what was understood of the page beside when and where it was clipped. */
export function clipsAsJson(clips: readonly Clip[]): string {
  const flat = clips.map(({ content, ...about }) => ({ ...content, ...about }));
  return `${JSON.stringify(flat, null, 2)}\n`;
}
