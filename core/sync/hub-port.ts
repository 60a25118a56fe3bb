import type { Changes, Failure, OperationResult, Push, Restart } from './hub-protocol.ts';

/** What went wrong with a call of the hub, as far as the device must act on it. */
export type HubFailure =
  /** Not reached, or cut off before the answer came: it may have been done or not. */
  | { readonly kind: 'offline' }
  /** To be tried again later: after so many seconds, where the hub says so. */
  | { readonly kind: 'busy'; readonly seconds: number | null }
  | { readonly kind: 'restart'; readonly restart: Restart }
  | { readonly kind: 'blobs-missing'; readonly sha256: readonly string[] }
  /** Only a person can help: join again, ask for another role, update. */
  | { readonly kind: 'refused'; readonly code: Failure['code']; readonly detail: readonly string[] };

export type HubAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: HubFailure };

/** A workspace of a hub, as a device talks to it. Every call may be made again: what was done is not done twice. */
export interface HubPort {
  push(push: Push, signal: AbortSignal): Promise<HubAnswer<readonly OperationResult[]>>;
  changes(after: Place, signal: AbortSignal): Promise<HubAnswer<Changes>>;
}

/** Up to where a device has read. */
export interface Place {
  /** Null before the first page. */
  readonly epoch: string | null;
  readonly seq: number;
}

/** How the bytes that operations refer to come to the hub before them. */
export interface BlobSender {
  /** Uploads what the hub lacks of these. Gives those that neither the hub nor this device has. */
  send(sha256: readonly string[], signal: AbortSignal): Promise<HubAnswer<readonly string[]>>;
}
