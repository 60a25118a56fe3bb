import * as z from 'zod';
import { clipSchema, pageContentSchema, type Clip, type PageContent } from '../clip/clip.ts';
import { canonicalJson } from '../clip/hash.ts';
import type { Operation, RecordContent } from './hub-record.ts';
import { hashSchema } from './hub-record.ts';
import { keepable, keepableText } from './keepable.ts';
import { sortedMembers } from './merge-operation.ts';

/** The kind of records that are clips. */
export const CLIP = 'clip';

/** A record leaves out what is null. */
const UNSAID = { html: null, screenshot: null, project: null };

/** What of a clip is no field of its record. */
const APART = new Set(['id', 'content', 'tags']);
/** Fields of a record that its content says anyhow. */
const TOLD_ALONG = new Set(['title', 'pageType']);

const fieldsSchema = z.record(z.string(), z.json());

/**
 * A clip as a record: everything but what was understood of the page, which is a blob named by `contentHash`. Title and
 * page type are told along, for lists that need not load it. Fields of a clip that this version does not know are kept.
 */
export function recordOfClip(clip: Clip): RecordContent {
  const { content, tags } = clip;
  const said = Object.entries(clip).filter(([name]) => !APART.has(name));
  const fields = fieldsSchema.parse(keepable({ ...Object.fromEntries(said), title: content.title, pageType: content.pageType }));
  return { fields, sets: { tags: sortedMembers(tags.map(keepableText)) } };
}

/**
 * The clip that a record and what was understood of its page make.
 *
 * @param known the clip as it was here: where its tags are the same, their order stays.
 * @returns null where they make none that this version can read.
 */
export function clipOfRecord(id: string, record: RecordContent, content: PageContent, known: Clip | null): Clip | null {
  const fields = Object.fromEntries(Object.entries(record.fields).filter(([name]) => !TOLD_ALONG.has(name)));
  const tags = record.sets['tags'] ?? [];
  const isSameTags = known !== null && canonicalJson(sortedMembers(known.tags)) === canonicalJson(tags);
  const parsed = clipSchema.safeParse({ ...UNSAID, ...fields, id, content, tags: isSameTags ? known.tags : tags });
  return parsed.success ? parsed.data : null;
}

/** What was understood of a page, as the bytes whose hash is the clip's `contentHash`. */
export function bytesOfContent(content: PageContent): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(content));
}

/** @returns null where the bytes are no content that this version can read. */
export function contentOfBytes(bytes: Uint8Array): PageContent | null {
  try {
    const parsed = pageContentSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The hash of what a clip's record says about its page; null for records of other kinds. */
export function contentHashOf(kind: string, { fields }: Pick<RecordContent, 'fields'>): string | null {
  const hash = hashSchema.safeParse(fields['contentHash']);
  return kind === CLIP && hash.success ? hash.data : null;
}

const referenceSchema = z.object({ sha256: hashSchema });

/** The blobs that an operation names: see `SyncPorts`. */
export function blobsOfOperation({ kind, set }: Operation): { needed: string[]; also: string[] } {
  const content = contentHashOf(kind, { fields: set });
  const also = [set['html'], set['screenshot']].map((value) => referenceSchema.safeParse(value));
  return { needed: content === null ? [] : [content], also: also.flatMap((each) => (each.success ? [each.data.sha256] : [])) };
}
