import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import * as z from 'zod';
import { blobsOf } from '../clip/make-clip.ts';
import { clipSchema, type Clip } from '../clip/clip.ts';
import { canonicalJson, sha256 } from '../clip/hash.ts';
import { Problem } from '../language/problem.ts';
import {
  bundleBlobChanged,
  bundleBlobMissing,
  bundleLine,
  bundleTooLarge,
  bundleTooNew,
  notABundle,
} from '../language/texts/bundle.ts';

/**
 * The `.clipsheet` bundle: clips as a file, for teams without a hub. A zip of
 * - `manifest.json`: what this is, when and how much;
 * - `clips.ndjson`: one clip a line, as canonical JSON;
 * - `blobs/<sha256>`: snapshots and screenshots, named by their hash.
 */

const FORMAT = 'clipsheet-bundle';
const VERSION = 1;
const MANIFEST = 'manifest.json';
const CLIPS = 'clips.ndjson';
const BLOBS = 'blobs/';
/** Unpacked size that a bundle may have when nothing else is said: what a tab can hold. */
const DEFAULT_LIMIT = 1024 ** 3;
/** Zip keeps local times; one fixed moment makes equal exports equal bytes everywhere. */
const ZIP_TIME = new Date(1980, 0, 1);

const manifestSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.number(),
  exportedAt: z.iso.datetime(),
  clips: z.number(),
  blobs: z.number(),
});
export type BundleManifest = z.infer<typeof manifestSchema>;

export interface Bundle {
  readonly manifest: BundleManifest;
  readonly clips: readonly Clip[];
  /** By sha256, in lowercase hex. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/**
 * Clips and the blobs that they refer to as one file. Equal input gives equal bytes; a blob that several
 * clips share is written once, one that none refers to is left out.
 *
 * @throws Problem `bundle-blob-missing` where a clip refers to a blob that was not given.
 */
export function writeBundle(
  clips: readonly Clip[],
  blobs: ReadonlyMap<string, Uint8Array>,
  options: { readonly exportedAt: string },
): Uint8Array {
  const files: Zippable = {};
  const kept = new Map<string, Uint8Array>();
  clips.forEach((clip, index) => {
    for (const { sha256: hash } of blobsOf(clip)) {
      const bytes = blobs.get(hash);
      if (bytes === undefined) throw new Problem('bundle-blob-missing', bundleBlobMissing(index + 1));
      kept.set(hash, bytes);
    }
  });
  const manifest: BundleManifest = {
    format: FORMAT,
    version: VERSION,
    exportedAt: options.exportedAt,
    clips: clips.length,
    blobs: kept.size,
  };
  files[MANIFEST] = strToU8(`${JSON.stringify(manifest, null, 2)}\n`);
  files[CLIPS] = strToU8(clips.map((clip) => `${canonicalJson(clip)}\n`).join(''));
  for (const [hash, bytes] of [...kept].sort(([a], [b]) => (a < b ? -1 : 1))) files[`${BLOBS}${hash}`] = bytes;
  return zipSync(files, { mtime: ZIP_TIME, level: 6 });
}

/**
 * What a bundle holds, wholly checked: every clip against the schema (fields it does not know are kept),
 * every blob against its hash. All or nothing.
 *
 * @throws Problem `bundle-unreadable`, `bundle-too-new`, `bundle-too-large` (more than `limit` bytes
 *   unpacked), `bundle-line` (its sentence names line and field), `bundle-blob-missing`, `bundle-blob-changed`.
 */
export async function readBundle(bytes: Uint8Array, options: { readonly limit?: number } = {}): Promise<Bundle> {
  const files = unpack(bytes, options.limit ?? DEFAULT_LIMIT);
  const manifest = readManifest(files.get(MANIFEST));
  const lines = files.get(CLIPS);
  if (lines === undefined) throw new Problem('bundle-unreadable', notABundle);
  const clips = readClips(textOf(lines));
  if (clips.length !== manifest.clips) throw new Problem('bundle-unreadable', notABundle);

  const blobs = new Map<string, Uint8Array>();
  for (const [index, clip] of clips.entries()) {
    for (const { sha256: hash } of blobsOf(clip)) {
      if (blobs.has(hash)) continue;
      const blob = files.get(`${BLOBS}${hash}`);
      if (blob === undefined) throw new Problem('bundle-blob-missing', bundleBlobMissing(index + 1));
      if ((await sha256(blob)) !== hash) {
        throw new Problem('bundle-blob-changed', bundleBlobChanged(`${BLOBS}${hash}`));
      }
      blobs.set(hash, blob);
    }
  }
  return { manifest, clips, blobs };
}

function unpack(bytes: Uint8Array, limit: number): Map<string, Uint8Array> {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (name !== MANIFEST && name !== CLIPS && !/^blobs\/[0-9a-f]{64}$/.test(name)) return false;
        // Both sizes are the file's own word; the inflater never writes past the one it is told here.
        total += Math.max(size, originalSize);
        if (total > limit) throw new Problem('bundle-too-large', bundleTooLarge(Math.floor(limit / 1024 ** 2)));
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('bundle-unreadable', notABundle, { cause: error });
  }
}

function readManifest(bytes: Uint8Array | undefined): BundleManifest {
  const parsed = manifestSchema.safeParse(bytes === undefined ? undefined : jsonOf(textOf(bytes)));
  if (!parsed.success) throw new Problem('bundle-unreadable', notABundle, { cause: parsed.error });
  if (parsed.data.version > VERSION) throw new Problem('bundle-too-new', bundleTooNew);
  return parsed.data;
}

function readClips(text: string): Clip[] {
  const clips: Clip[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = clipSchema.safeParse(jsonOf(line));
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? '';
      throw new Problem('bundle-line', bundleLine(index + 1, field), { cause: parsed.error });
    }
    clips.push(parsed.data);
  }
  return clips;
}

/** The bytes as UTF-8; a damaged byte becomes U+FFFD, which a clip's hash and JSON then show. */
function textOf(bytes: Uint8Array): string {
  return strFromU8(bytes);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
