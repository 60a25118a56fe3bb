import { useEffect, useState } from 'preact/hooks';

/** Where a person is on the library page; it stands in the address, so that a reload or a link comes back to it. */
export interface Place {
  readonly clip: string | null;
  readonly query: string;
  readonly project: string | null;
  readonly tag: string | null;
  readonly type: string | null;
  /** Only clips of which a change of this person was overwritten. */
  readonly overwritten: boolean;
}

export function placeOf(hash: string): Place {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    clip: fields.get('clip'),
    query: fields.get('q') ?? '',
    project: fields.get('project'),
    tag: fields.get('tag'),
    type: fields.get('type'),
    overwritten: fields.has('overwritten'),
  };
}

export function hashOf({ clip, query, project, tag, type, overwritten }: Place): string {
  const fields = new URLSearchParams();
  if (query !== '') fields.set('q', query);
  if (project !== null) fields.set('project', project);
  if (tag !== null) fields.set('tag', tag);
  if (type !== null) fields.set('type', type);
  if (overwritten) fields.set('overwritten', '1');
  if (clip !== null) fields.set('clip', clip);
  return `#${fields.toString()}`;
}

export function usePlace(): [Place, (change: Partial<Place>) => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(placeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = (change: Partial<Place>): void => {
    const next = { ...place, ...change };
    history.replaceState(null, '', hashOf(next));
    setPlace(next);
  };
  return [place, go];
}
