import type * as z from 'zod';
import {
  blobListSchema,
  changesSchema,
  deviceSchema,
  failureSchema,
  joinedSchema,
  MOST_BLOBS_ASKED,
  PROTOCOL,
  pushedSchema,
  restartSchema,
  type Device,
  type Join,
  type Joined,
} from './hub-protocol.ts';
import type { HubAnswer, HubFailure, HubPort } from './hub-port.ts';

/** Where a device's hub is, and what it shows there. */
export interface HubAddress {
  /** Of the hub, without a slash at its end. */
  readonly url: string;
  readonly workspace: string;
  readonly token: string;
}

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
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export function httpHub({ url, workspace, token }: HubAddress, fetch: Fetch): HttpHub {
  const root = `${url}/v1/ws/${workspace}`;
  const headers = { Authorization: `Bearer ${token}`, 'Clipsheet-Protocol': String(PROTOCOL) };
  const ask = (path: string, init: RequestInit) => answered(fetch, `${root}${path}`, { ...init, headers: { ...headers, ...init.headers } });
  const post = (path: string, body: unknown, signal: AbortSignal) => ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, signal });

  return {
    push: async (push, signal) => {
      const answer = await read(await post('/push', push, signal), pushedSchema);
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
    leave: async (signal) => {
      const answer = await ask('/leave', { method: 'POST', signal });
      return answer.ok ? { ok: true, value: null } : answer;
    },
    missingBlobs: async (sha256, signal) => {
      const missing: string[] = [];
      for (let start = 0; start < sha256.length; start += MOST_BLOBS_ASKED) {
        const answer = await read(await post('/blobs/missing', { sha256: sha256.slice(start, start + MOST_BLOBS_ASKED) }, signal), blobListSchema);
        if (!answer.ok) return answer;
        missing.push(...answer.value.sha256);
      }
      return { ok: true, value: missing };
    },
    putBlob: async (sha256, mime, bytes, signal) => {
      const answer = await ask(`/blobs/${sha256}`, { method: 'PUT', body: bytes, headers: { 'Content-Type': mime }, signal });
      return answer.ok ? { ok: true, value: null } : answer;
    },
    blob: async (sha256, signal) => {
      const answer = await ask(`/blobs/${sha256}`, { signal });
      if (!answer.ok) return answer.failure.kind === 'refused' && answer.failure.code === 'unknown' ? { ok: true, value: null } : answer;
      try {
        return { ok: true, value: new Uint8Array(await answer.value.arrayBuffer()) };
      } catch (error) {
        return cutOff(error);
      }
    },
  };
}

/** Joins a hub by the code of an invite. What it gives is told this once. */
export async function joinHub(url: string, join: Join, fetch: Fetch, signal: AbortSignal): Promise<HubAnswer<Joined>> {
  const headers = { 'Content-Type': 'application/json', 'Clipsheet-Protocol': String(PROTOCOL) };
  return read(await answered(fetch, `${url}/v1/join`, { method: 'POST', body: JSON.stringify(join), headers, signal }), joinedSchema);
}

const OFFLINE: { readonly ok: false; readonly failure: HubFailure } = { ok: false, failure: { kind: 'offline' } };
/** What answers is no hub, or one of a kind that is not known. */
const NOT_UNDERSTOOD: { readonly ok: false; readonly failure: HubFailure } = { ok: false, failure: { kind: 'refused', code: 'failed', detail: [] } };

async function answered(fetch: Fetch, url: string, init: RequestInit): Promise<HubAnswer<Response>> {
  try {
    const response = await fetch(url, { ...init, credentials: 'omit', cache: 'no-store', redirect: 'error' });
    return response.ok ? { ok: true, value: response } : { ok: false, failure: await failureOf(response) };
  } catch (error) {
    return cutOff(error);
  }
}

async function read<Schema extends z.ZodType>(answer: HubAnswer<Response>, schema: Schema): Promise<HubAnswer<z.infer<Schema>>> {
  if (!answer.ok) return answer;
  let text: string;
  try {
    text = await answer.value.text();
  } catch (error) {
    return cutOff(error);
  }
  const parsed = schema.safeParse(jsonOf(text));
  return parsed.success ? { ok: true, value: parsed.data } : NOT_UNDERSTOOD;
}

async function failureOf(response: Response): Promise<HubFailure> {
  const body = jsonOf(await response.text().catch(() => ''));
  const seconds = Number(response.headers.get('Retry-After'));
  if (response.status === 429 || response.status >= 500) return { kind: 'busy', seconds: seconds > 0 ? seconds : null };
  const restart = restartSchema.safeParse(body);
  if (response.status === 410 && restart.success) return { kind: 'restart', restart: restart.data };
  const failure = failureSchema.safeParse(body);
  if (!failure.success) return NOT_UNDERSTOOD.failure;
  const { code, detail = [] } = failure.data;
  return code === 'blobs-missing' ? { kind: 'blobs-missing', sha256: detail } : { kind: 'refused', code, detail };
}

/** A call that was stopped on purpose is no failure of the hub. */
function cutOff(error: unknown): { readonly ok: false; readonly failure: HubFailure } {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  return OFFLINE;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
