import type { PageContent } from './clip.ts';

/** SHA-256 as 64 lowercase hex digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * JSON with one spelling per value (RFC 8785): names sorted by code unit, no space, fields that are
 * `undefined` left out. Equal values give equal text whatever order they were built in.
 *
 * @throws TypeError for what JSON cannot say: a number that is not finite, a function, a symbol, a bigint.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return `[${items.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  }
  if (typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
    return `{${fields.join(',')}}`;
  }
  throw new TypeError(`JSON cannot say ${typeof value === 'number' ? String(value) : typeof value}`);
}

/** Hash of what was understood of a page: equal hashes mean equal understanding. */
export function contentHash(content: PageContent): Promise<string> {
  return sha256(new TextEncoder().encode(canonicalJson(content)));
}
