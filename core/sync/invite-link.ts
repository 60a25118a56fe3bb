/** Where an invite leads, and its code. */
export interface InviteLink {
  /** The hub's address, without a slash at its end. */
  readonly url: string;
  readonly code: string;
}

/** Reads an invite's link (`https://hub.example/join#CODE`); null for what is none. */
export function readInviteLink(text: string): InviteLink | null {
  const address = text.trim();
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const code = decodeURIComponent(url.hash.slice(1));
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || code === '' || !url.pathname.endsWith('/join')) return null;
  return { url: `${url.origin}${url.pathname.slice(0, -'/join'.length)}`, code };
}

/** As a hub writes codes, and as people copy them. */
const CODE = /^[a-z0-9][a-z0-9 -]{6,}$/i;

/** Reads an invite's link, or its code alone where `hub` is the address that it is of; null for what is neither. */
export function readInvite(text: string, hub: string): InviteLink | null {
  const written = text.trim();
  return readInviteLink(written) ?? (CODE.test(written) ? { url: hub, code: written } : null);
}
