import type * as z from 'zod';
import { clipSchema, type Clip } from '../clip/clip.ts';
import { blobsOf } from '../clip/make-clip.ts';
import { Problem } from '../language/problem.ts';
import { recordBroken } from '../language/texts/library.ts';
import { entrySchema, type Entry } from './entry.ts';
import type { Library } from './library.ts';

/** The clip of this id, or null where there is none. */
export async function clipById(library: Library, id: string): Promise<Clip | null> {
  const stored: unknown = await library.clips.get(id);
  return stored === undefined ? null : checked(clipSchema, stored);
}

/** Every clip's entry, newest capture first. */
export async function listEntries(library: Library): Promise<Entry[]> {
  const stored: unknown[] = await library.entries.orderBy('capturedAt').reverse().toArray();
  return stored.map((entry) => checked(entrySchema, entry));
}

/** What was clipped of one page before, newest first; `key` as `pageKey` gives it. */
export async function entriesOfPage(library: Library, key: string): Promise<Entry[]> {
  const stored: unknown[] = await library.entries.where('pageKey').equals(key).sortBy('capturedAt');
  return stored.map((entry) => checked(entrySchema, entry)).reverse();
}

/** Names of projects, in alphabetical order of the name. */
export async function projectNames(library: Library): Promise<string[]> {
  return library.projects.orderBy('name').primaryKeys();
}

/** The bytes of a blob, or null where the library has none of this hash. */
export async function blobBytes(library: Library, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return (await library.blobs.get(sha256))?.data ?? null;
}

/**
 * Clips with their blobs, in the order of `ids`; all, oldest capture first, where none are given. A clip whose page or
 * picture is not on this device, as one of a colleague's may not be, comes without it; `lacking` of them are not here.
 */
export async function clipsWithBlobs(
  library: Library,
  ids?: readonly string[],
): Promise<{ clips: Clip[]; blobs: Map<string, Uint8Array>; lacking: number }> {
  return library.transaction('r', [library.clips, library.entries, library.blobs], async () => {
    const wanted = ids ?? (await library.entries.orderBy('capturedAt').primaryKeys());
    const stored: unknown[] = await library.clips.bulkGet([...wanted]);
    const clips = stored.filter((clip) => clip !== undefined).map((clip) => checked(clipSchema, clip));
    const blobs = new Map<string, Uint8Array>();
    const lacking = new Set<string>();
    for (const { sha256 } of clips.flatMap(blobsOf)) {
      const bytes = await blobBytes(library, sha256);
      if (bytes === null) lacking.add(sha256);
      else blobs.set(sha256, bytes);
    }
    const held = <Reference extends { sha256: string }>(blob: Reference | null) => (blob !== null && blobs.has(blob.sha256) ? blob : null);
    return { clips: clips.map((clip) => ({ ...clip, html: held(clip.html), screenshot: held(clip.screenshot) })), blobs, lacking: lacking.size };
  });
}

function checked<Schema extends z.ZodType>(schema: Schema, stored: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(stored);
  if (!parsed.success) throw new Problem('record-broken', recordBroken, { cause: parsed.error });
  return parsed.data;
}
