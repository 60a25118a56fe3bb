import { askHub, answered, cutOff, done, NOT_UNDERSTOOD, posted, read, type Fetch, type HubAddress } from './hub-calls.ts';
import {
  blobListSchema,
  changesSchema,
  deviceSchema,
  joinedSchema,
  MOST_BLOBS_ASKED,
  PROTOCOL,
  pushedSchema,
  type Device,
  type Join,
  type Joined,
} from './hub-protocol.ts';
import type { HubAnswer, HubPort } from './hub-port.ts';
import { lostValuesSchema, type LostValues } from './hub-team-protocol.ts';

/** A workspace of a hub, over HTTP. */
export interface HttpHub extends HubPort {
  /** Who this device is to the hub. */
  device(signal: AbortSignal): Promise<HubAnswer<Device>>;
  /** Gives this device's token back. */
  leave(signal: AbortSignal): Promise<HubAnswer<null>>;
  /** Which of these blobs the hub lacks. */
  missingBlobs(sha256: readonly string[], signal: AbortSignal): Promise<HubAnswer<readonly string[]>>;
  putBlob(sha256: string, mime: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<HubAnswer<null>>;
  /** Null where the hub has no such blob. */
  blob(sha256: string, signal: AbortSignal): Promise<HubAnswer<Uint8Array<ArrayBuffer> | null>>;
  /** Values that were lost after a place, the last first, from before `before` on. Null: all; from the last on. */
  lost(asked: { readonly after: number | null; readonly before: number | null }, signal: AbortSignal): Promise<HubAnswer<LostValues>>;
}

/** A page with its pictures over a slow line. */
const BLOB_MILLISECONDS = 600_000;

export function httpHub(address: HubAddress, fetch: Fetch): HttpHub {
  const ask = askHub(address, fetch);
  return {
    push: async (push, signal) => {
      const answer = await read(await ask('/push', posted(push, signal)), pushedSchema);
      if (!answer.ok) return answer;
      const numbers = new Set(answer.value.results.map(({ opNo }) => opNo));
      // An answer that leaves operations out would be asked for again and again.
      return push.ops.every(({ opNo }) => numbers.has(opNo)) ? { ok: true, value: answer.value.results } : NOT_UNDERSTOOD;
    },
    changes: async ({ epoch, seq }, signal) => {
      const query = new URLSearchParams({ since: String(seq), ...(epoch === null ? {} : { epoch }) });
      return read(await ask(`/changes?${query.toString()}`, { signal }), changesSchema);
    },
    device: async (signal) => read(await ask('/me', { signal }), deviceSchema),
    leave: async (signal) => done(await ask('/leave', { method: 'POST', signal })),
    missingBlobs: async (sha256, signal) => {
      const missing: string[] = [];
      for (let start = 0; start < sha256.length; start += MOST_BLOBS_ASKED) {
        const answer = await read(await ask('/blobs/missing', posted({ sha256: sha256.slice(start, start + MOST_BLOBS_ASKED) }, signal)), blobListSchema);
        if (!answer.ok) return answer;
        missing.push(...answer.value.sha256);
      }
      return { ok: true, value: missing };
    },
    putBlob: async (sha256, mime, bytes, signal) => done(await ask(`/blobs/${sha256}`, { method: 'PUT', body: bytes, headers: { 'Content-Type': mime }, signal, milliseconds: BLOB_MILLISECONDS })),
    blob: async (sha256, signal) => {
      const answer = await ask(`/blobs/${sha256}`, { signal, milliseconds: BLOB_MILLISECONDS });
      if (!answer.ok) return answer.failure.kind === 'refused' && answer.failure.code === 'unknown' ? { ok: true, value: null } : answer;
      try {
        return { ok: true, value: new Uint8Array(await answer.value.arrayBuffer()) };
      } catch (error) {
        return cutOff(error);
      }
    },
    lost: async ({ after, before }, signal) => {
      const query = new URLSearchParams({ ...(after === null ? {} : { after: String(after) }), ...(before === null ? {} : { before: String(before) }) });
      return read(await ask(`/lost?${query.toString()}`, { signal }), lostValuesSchema);
    },
  };
}

/** Joins a hub by the code of an invite. What it gives is told this once. */
export async function joinHub(url: string, join: Join, fetch: Fetch, signal: AbortSignal): Promise<HubAnswer<Joined>> {
  const call = posted(join, signal);
  return read(await answered(fetch, `${url}/v1/join`, { ...call, headers: { ...call.headers, 'Clipsheet-Protocol': String(PROTOCOL) } }), joinedSchema);
}
