import { describe, expect, it } from 'vitest';
import { clipsOfProject, projectsOf } from '../../../core/clip/project-clips.ts';
import { sampleClip } from '../analysis/sample-clip.ts';

const of = (id: string, project: string | null) => ({ ...sampleClip(id, `https://${id}.example/`, []), project });
const CLIPS = [of('a', 'Pens'), of('b', null), of('c', 'Lamps'), of('d', 'Pens')];

describe('the projects of clips', () => {
  it('are named once each, in order', () => {
    expect(projectsOf(CLIPS)).toEqual(['Lamps', 'Pens']);
  });

  it('hold their own clips; all clips belong to none', () => {
    expect(clipsOfProject(CLIPS, 'Pens').map(({ id }) => id)).toEqual(['a', 'd']);
    expect(clipsOfProject(CLIPS, null)).toHaveLength(4);
  });

  it('are told to whoever asks for one that is not there', () => {
    expect(() => clipsOfProject(CLIPS, 'Pans')).toThrow(/project-unknown.*Lamps, Pens/);
    expect(() => clipsOfProject([of('b', null)], 'Pans')).toThrow(/none of these clips belongs to a project/);
  });
});
