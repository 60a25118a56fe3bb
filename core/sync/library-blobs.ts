import type { Library } from '../library/library.ts';
import { bytesOfContent } from './clip-record.ts';
import type { BlobSender, HubAnswer } from './hub-port.ts';
import type { HttpHub } from './http-hub.ts';

interface Bytes {
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Sends the blobs of a library's clips: what was understood of their pages, the pages themselves, and their pictures. */
export function libraryBlobs(library: Library, hub: Pick<HttpHub, 'missingBlobs' | 'putBlob'>): BlobSender {
  return {
    send: async (sha256, signal) => {
      const missing = await hub.missingBlobs(sha256, signal);
      if (!missing.ok) return missing;
      const nowhere: string[] = [];
      for (const hash of missing.value) {
        const held = await bytesIn(library, hash);
        const sent: HubAnswer<null> | null = held === null ? null : await hub.putBlob(hash, held.mime, held.bytes, signal);
        if (sent === null || isUnfit(sent)) nowhere.push(hash);
        else if (!sent.ok) return sent;
      }
      return { ok: true, value: nowhere };
    },
  };
}

/** The hub will never take these bytes, however often they are sent. */
function isUnfit(answer: HubAnswer<null>): boolean {
  return !answer.ok && answer.failure.kind === 'refused' && ['too-large', 'invalid'].includes(answer.failure.code);
}

async function bytesIn(library: Library, hash: string): Promise<Bytes | null> {
  const blob = await library.blobs.get(hash);
  if (blob !== undefined) return { mime: blob.mime, bytes: blob.data };
  const entry = await library.entries.where('contentHash').equals(hash).first();
  const clip = entry === undefined ? undefined : await library.clips.get(entry.id);
  return clip === undefined ? null : { mime: 'application/json', bytes: bytesOfContent(clip.content) };
}

