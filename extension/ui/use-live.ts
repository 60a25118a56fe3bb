import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

export type Live<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: unknown };

/**
 * What a query of the library gives, now and after every change that concerns it, from whichever page or
 * worker the change comes. `inputs` are what the query depends on; with new inputs it begins anew.
 */
export function useLive<Value>(query: () => Promise<Value>, inputs: readonly unknown[]): Live<Value> {
  const [live, setLive] = useState<Live<Value>>({ state: 'loading' });
  useEffect(() => {
    setLive({ state: 'loading' });
    const watching = liveQuery(query).subscribe({
      next: (value) => setLive({ state: 'ready', value }),
      error: (error: unknown) => setLive({ state: 'failed', error }),
    });
    return () => watching.unsubscribe();
  }, inputs);
  return live;
}
