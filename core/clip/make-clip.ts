import { canonicalPageKey } from './canonical-page.ts';
import { clipSchema, type BlobRef, type Clip, type PageContent } from './clip.ts';
import { contentHash, sha256 } from './hash.ts';

export interface ClipParts {
  readonly id: string;
  readonly url: string;
  /** ISO 8601 in UTC, such as `2026-03-01T08:30:00.000Z`. */
  readonly capturedAt: string;
  readonly scope: Clip['scope'];
  readonly pageTypeBy?: Clip['pageTypeBy'];
  readonly html?: BlobRef | null;
  readonly screenshot?: BlobRef | null;
  readonly project?: string | null;
  readonly tags?: readonly string[];
  readonly note?: string;
}

/**
 * A whole clip of what was understood of a page, with its key and hash. A name and password inside the
 * address are not kept; tags are trimmed, and kept once.
 *
 * @throws ZodError where a part is not what the clip schema says.
 */
export async function makeClip(content: PageContent, parts: ClipParts): Promise<Clip> {
  const project = parts.project?.trim() ?? '';
  return clipSchema.parse({
    schema: 1,
    id: parts.id,
    url: withoutCredentials(parts.url),
    pageKey: canonicalPageKey(parts.url, content.canonicalUrl),
    capturedAt: parts.capturedAt,
    scope: parts.scope,
    content,
    pageTypeBy: parts.pageTypeBy ?? 'rules',
    contentHash: await contentHash(content),
    html: parts.html ?? null,
    screenshot: parts.screenshot ?? null,
    project: project === '' ? null : project,
    tags: cleanTags(parts.tags ?? []),
    note: parts.note ?? '',
  } satisfies Clip);
}

/** Tags as kept: trimmed, none empty, each once, in the order given. */
export function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}

/** Where bytes are found again: their hash, kind and length. */
export async function blobRef(bytes: Uint8Array, mime: string): Promise<BlobRef> {
  return { sha256: await sha256(bytes), mime, bytes: bytes.byteLength };
}

/** The blobs that a clip refers to. */
export function blobsOf(clip: Clip): BlobRef[] {
  return [clip.html, clip.screenshot].filter((blob) => blob !== null);
}

function withoutCredentials(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (url.username === '' && url.password === '') return address;
  url.username = '';
  url.password = '';
  return url.href;
}
