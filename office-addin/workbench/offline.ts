/**
 * The service worker of the workbench: once it has run, it opens without a network. Files with a hash in their
 * name never change, so they come from the cache; pages come from the network while there is one.
 */
const CACHE = 'clipsheet-workbench';
const HASHED = /\/assets\//;
/** What the workbench is made of; other pages and services of the same server are left alone. */
const OURS = /\/(?:assets|icons|workbench)\//;

/** The pages that this worker may serve. */
declare const clients: { claim(): Promise<void> };

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

function isLasting(event: Event): event is Lasting {
  return 'waitUntil' in event;
}

function isFetching(event: Event): event is Fetching {
  return 'request' in event && event.request instanceof Request && 'respondWith' in event;
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept !== undefined && HASHED.test(request.url)) return kept;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(request, fresh.clone());
    return fresh;
  } catch (error) {
    if (kept !== undefined) return kept;
    throw error;
  }
}

/** Keeps what a page loaded before this worker was there. */
async function keep(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  const known = new Set((await cache.keys()).map((request) => request.url));
  await Promise.all(urls.filter((url) => !known.has(url)).map((url) => cache.add(url).catch(() => undefined)));
}

function isOurs(url: string): boolean {
  return url.startsWith(`${location.origin}/`) && OURS.test(new URL(url).pathname);
}

function urlsOf(data: unknown): readonly string[] {
  if (!Array.isArray(data)) return [];
  return data.filter((url): url is string => typeof url === 'string' && isOurs(url));
}

addEventListener('activate', (event) => {
  if (isLasting(event)) event.waitUntil(clients.claim());
});
addEventListener('fetch', (event) => {
  if (!isFetching(event) || event.request.method !== 'GET' || !isOurs(event.request.url)) return;
  event.respondWith(answer(event.request));
});
addEventListener('message', (event) => {
  if (isLasting(event)) event.waitUntil(keep(urlsOf(event.data)));
});

export {};
