import type { Clip } from '../../core/clip/clip.ts';
import type { Text } from '../../core/language/language.ts';

/** The clips that a person brought into the pane, and what they look for among them. */
export interface ClipsState {
  readonly clips: readonly Clip[];
  /** The project whose clips alone are analysed; null for all. */
  readonly project: string | null;
  /** The clips that are analysed. */
  readonly inUse: readonly Clip[];
  readonly loading: boolean;
  readonly problem: Text | null;
  readonly search: string;
}

export type ClipsEvent =
  | { readonly kind: 'load-started' }
  | { readonly kind: 'loaded'; readonly clips: readonly Clip[] }
  | { readonly kind: 'load-failed'; readonly sentence: Text }
  | { readonly kind: 'searched'; readonly words: string }
  | { readonly kind: 'project-chosen'; readonly project: string | null }
  | { readonly kind: 'all-removed' };

export const noClips: ClipsState = { clips: [], project: null, inUse: [], loading: false, problem: null, search: '' };

export function nextClips(state: ClipsState, event: ClipsEvent): ClipsState {
  switch (event.kind) {
    case 'load-started':
      return { ...state, loading: true, problem: null };
    case 'loaded':
      return ofProject({ ...state, loading: false, clips: merged(state.clips, event.clips) }, state.project);
    case 'load-failed':
      return { ...state, loading: false, problem: event.sentence };
    case 'searched':
      return { ...state, search: event.words };
    case 'project-chosen':
      return ofProject(state, event.project);
    case 'all-removed':
      return noClips;
  }
}

/** All clips where there is none of the project any more. */
function ofProject(state: ClipsState, project: string | null): ClipsState {
  const own = state.clips.filter((clip) => clip.project === project);
  return project === null || own.length === 0 ? { ...state, project: null, inUse: state.clips } : { ...state, project, inUse: own };
}

/** The clips in use whose title, address, products or tags hold every word of the search; newest first. */
export function foundClips(state: ClipsState): readonly Clip[] {
  const words = state.search.toLowerCase().split(/\s+/u).filter((word) => word !== '');
  return state.inUse
    .filter((clip) => {
      const text = searchText(clip);
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => b.capturedAt.localeCompare(a.capturedAt));
}

/** A clip that is loaded again replaces the one before: the later file is what the person means. */
function merged(before: readonly Clip[], added: readonly Clip[]): readonly Clip[] {
  return [...new Map([...before, ...added].map((clip) => [clip.id, clip])).values()];
}

function searchText(clip: Clip): string {
  const { title, siteName, products, records } = clip.content;
  const names = [...products, ...records].map((item) => item.name);
  return [title, siteName ?? '', clip.url, clip.note, ...clip.tags, ...names].join('\n').toLowerCase();
}
