import type * as z from 'zod';
import { failureSchema, PROTOCOL, restartSchema } from './hub-protocol.ts';
import type { HubAnswer, HubFailure } from './hub-port.ts';

/** Where a device's hub is, and what it shows there. */
export interface HubAddress {
  /** Of the hub, without a slash at its end. */
  readonly url: string;
  readonly workspace: string;
  readonly token: string;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What is asked: `signal` stops it, and it counts as not reached when its answer has not wholly come after `milliseconds`. */
export interface Call extends RequestInit {
  readonly signal: AbortSignal;
  readonly milliseconds?: number;
}

/** A call of a hub's workspace; `path` is what stands below its address. */
export type AskHub = (path: string, call: Call) => Promise<HubAnswer<Response>>;

/** Connections can be lost without a word, and whoever waits for one waits for ever. */
const CALL_MILLISECONDS = 60_000;

/** @param milliseconds for calls that do not say how long they may take. */
export function askHub(address: HubAddress, fetch: Fetch, milliseconds = CALL_MILLISECONDS): AskHub {
  return (path, call) =>
    answered(fetch, `${address.url}/v1/ws/${address.workspace}${path}`, { milliseconds, ...call, headers: { ...headersOf(address), ...call.headers } });
}

/** What says who a device is. */
export function headersOf({ token }: HubAddress): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${token}`, 'Clipsheet-Protocol': String(PROTOCOL) };
}

export function posted(body: unknown, signal: AbortSignal): Call {
  return { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, signal };
}

export async function answered(fetch: Fetch, url: string, { milliseconds = CALL_MILLISECONDS, signal, ...init }: Call): Promise<HubAnswer<Response>> {
  try {
    const either = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
    const response = await fetch(url, { ...init, signal: either, credentials: 'omit', cache: 'no-store', redirect: 'error' });
    return response.ok ? { ok: true, value: response } : { ok: false, failure: await failureOf(response) };
  } catch (error) {
    return cutOff(error);
  }
}

export async function read<Schema extends z.ZodType>(answer: HubAnswer<Response>, schema: Schema): Promise<HubAnswer<z.infer<Schema>>> {
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

/** Of a call whose answer says no more than that it was done. */
export function done(answer: HubAnswer<Response>): HubAnswer<null> {
  return answer.ok ? { ok: true, value: null } : answer;
}

const OFFLINE: { readonly ok: false; readonly failure: HubFailure } = { ok: false, failure: { kind: 'offline' } };
/** What answers is no hub, or one of a kind that is not known. */
export const NOT_UNDERSTOOD: { readonly ok: false; readonly failure: HubFailure } = { ok: false, failure: { kind: 'refused', code: 'failed', detail: [] } };

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

/** A call that was stopped on purpose is no failure of the hub; one that took too long is. */
export function cutOff(error: unknown): { readonly ok: false; readonly failure: HubFailure } {
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
