import { bareHost, pageKey } from './page-key.ts';

/** Parameters that a canonical address may leave out: they name the way to a page, no part of it. */
const WAY = /^(?:ref|source|src|from|via|trk|track|tracking|cmp|campaign|aff|affiliate|partner|promo|click|session|sid|token|share|entry|position|rank)(?:[_-]|$)/i;
/** The end of a path that a canonical address may leave out. */
const WAY_SEGMENT = /^(?:amp|ref=.*|m)$/i;

/**
 * The key of the page at `address`, which says of itself that its true address is `canonical` (null where it does not).
 * That is believed only on the same site, and only where it adds or drops the way to the page: templates that give every
 * page the address of the home page, the first page of a list or the default variant would join pages that differ.
 */
export function canonicalPageKey(address: string, canonical: string | null): string {
  const own = pageKey(address);
  if (canonical === null || !URL.canParse(own) || !URL.canParse(canonical)) return own;
  const stated = pageKey(canonical);
  return isSamePage(new URL(own), new URL(stated)) ? stated : own;
}

function isSamePage(own: URL, stated: URL): boolean {
  if (own.protocol !== 'https:' || stated.protocol !== 'https:' || own.port !== stated.port || own.hash !== stated.hash) return false;
  return siteOf(own) === siteOf(stated) && isSamePath(segmentsOf(own), segmentsOf(stated)) && isSameQuery(own.searchParams, stated.searchParams);
}

/** Copies for small screens stand under a name of their own on the same site. */
function siteOf({ hostname }: URL): string {
  return bareHost(hostname.replace(/^(?:amp|mobile|wap|touch)\./, ''));
}

function segmentsOf({ pathname }: URL): string[] {
  return pathname.split('/').filter((segment) => segment !== '').map((segment) => segment.replace(/\.html?$/i, ''));
}

/** The last part of a path names the page; parts before it only lead there, but for those with a number. */
function isSamePath(own: readonly string[], stated: readonly string[]): boolean {
  const name = stated.at(-1);
  if (name === undefined) return own.length === 0;
  const at = own.lastIndexOf(name);
  return at !== -1 && own.slice(at + 1).every((segment) => WAY_SEGMENT.test(segment)) && numbered(own) === numbered(stated);
}

function numbered(segments: readonly string[]): string {
  return segments.filter((segment) => /\d/.test(segment) && !WAY_SEGMENT.test(segment)).join('/');
}

function isSameQuery(own: URLSearchParams, stated: URLSearchParams): boolean {
  for (const [name, value] of stated) if (!own.getAll(name).includes(value)) return false;
  for (const [name, value] of own) if (!stated.getAll(name).includes(value) && !WAY.test(name)) return false;
  return true;
}
