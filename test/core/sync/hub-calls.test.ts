import { describe, expect, it } from 'vitest';
import { askHub, posted, type Fetch } from '../../../core/sync/hub-calls.ts';
import { listenToHub } from '../../../core/sync/live-events.ts';

const address = { url: 'https://hub.example', workspace: 'team', token: 'secret' };
const never = new AbortController().signal;

/** A connection that was lost without a word: only who asks can end it. */
const lost = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, ended) => signal?.addEventListener('abort', () => ended(new DOMException('ended', reasonOf(signal)))));
const reasonOf = ({ reason }: AbortSignal) => (reason instanceof DOMException ? reason.name : 'AbortError');
const silent: Fetch = (_, { signal }) => lost(signal);
const cutShort: Fetch = async (_, { signal }) => Promise.resolve(new Response(new ReadableStream({ pull: () => lost(signal) })));

describe('a call of a hub', () => {
  it('says who asks, at the address of the workspace', async () => {
    const asked: unknown[] = [];
    await askHub(address, async (url, { headers }) => {
      asked.push(url, headers);
      return Promise.resolve(new Response('{}'));
    })('/push', posted({}, never));
    expect(asked).toEqual(['https://hub.example/v1/ws/team/push', { Authorization: 'Bearer secret', 'Clipsheet-Protocol': '1', 'Content-Type': 'application/json' }]);
  });

  it('counts as not reached where no answer comes', async () => {
    expect(await askHub(address, silent, 5)('/me', { signal: never })).toEqual({ ok: false, failure: { kind: 'offline' } });
  });

  it('that somebody stops is no failure of the hub', async () => {
    const stop = new AbortController();
    const asked = askHub(address, silent)('/me', { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('listening to a hub', () => {
  it.each([
    ['never answers', silent],
    ['falls silent', cutShort],
  ])('ends where it %s', async (_, fetch) => {
    await expect(listenToHub(address, fetch, () => undefined, never, 5)).resolves.toBeUndefined();
  });
});
