import type { Context } from 'hono';
import * as z from 'zod';
import {
  blobListSchema,
  MOST_BLOB_BYTES,
  MOST_OPERATION_BYTES,
  MOST_OPERATIONS,
  pushSchema,
  type Device,
  type Role,
} from '../../core/sync/hub-protocol.ts';
import { newInviteSchema, newRoleSchema, type MadeInvite } from '../../core/sync/hub-team-protocol.ts';
import type { Database } from '../database/database.ts';
import { keepBlob, missingBlobs, openBlob } from '../team/blobs.ts';
import { changeRole, listDevices, listMembers, revokeDevice } from '../team/devices.ts';
import { listInvites, makeInvite, revokeInvite } from '../team/invites.ts';
import { listLost } from '../team/lost-values.ts';
import { pushOperations } from '../team/push-operations.ts';
import { readChanges } from '../team/read-changes.ts';
import { Refusal } from '../team/refusal.ts';
import type { LiveFeed } from './live-feed.ts';
import type { Metrics } from './metrics.ts';
import { readAs, receiveBlob, receiveJson } from './receive-body.ts';

/** What the routes work with. */
export interface HubParts {
  readonly database: Database;
  readonly live: LiveFeed;
  readonly metrics: Metrics;
  /** Where devices reach the hub, without a slash at its end. */
  readonly address: () => string;
}

/** A request of a device that may make it. */
export interface Call {
  readonly context: Context;
  readonly device: Device;
  readonly hub: HubParts;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/v1/ws/:ws`, the workspace of the device's token. */
  readonly path: string;
  /** The least that a device must be. */
  readonly role: Role;
  readonly answer: (call: Call) => Promise<Response>;
}

/** Room for the names and brackets around operations. */
const MOST_PUSH_BYTES = MOST_OPERATIONS * (MOST_OPERATION_BYTES + 1024);
const MOST_SMALL_BYTES = 64 * 1024;
const ID = '[0-9a-f-]{36}';
const HASH = '[0-9a-f]{64}';

/** Everything that a workspace answers: who may ask for it stands here and nowhere else. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/me', role: 'reader', answer: async ({ context, device }) => Promise.resolve(context.json(device)) },
  { method: 'POST', path: '/push', role: 'editor', answer: push },
  { method: 'GET', path: '/changes', role: 'reader', answer: changes },
  { method: 'POST', path: '/blobs/missing', role: 'editor', answer: missing },
  { method: 'PUT', path: `/blobs/:sha256{${HASH}}`, role: 'editor', answer: putBlob },
  { method: 'GET', path: `/blobs/:sha256{${HASH}}`, role: 'reader', answer: getBlob },
  { method: 'GET', path: '/live', role: 'reader', answer: listen },
  { method: 'GET', path: '/lost', role: 'reader', answer: lost },
  { method: 'GET', path: '/members', role: 'reader', answer: async ({ context, device, hub }) => context.json(await listMembers(hub.database, device.workspace.id)) },
  { method: 'POST', path: '/leave', role: 'reader', answer: async (call) => revoke(call, call.device.device.id) },
  { method: 'POST', path: `/members/:id{${ID}}/role`, role: 'admin', answer: giveRole },
  { method: 'GET', path: '/devices', role: 'admin', answer: async ({ context, device, hub }) => context.json(await listDevices(hub.database, device.workspace.id)) },
  { method: 'DELETE', path: `/devices/:id{${ID}}`, role: 'admin', answer: async (call) => revoke(call, call.context.req.param('id') ?? '') },
  { method: 'GET', path: '/invites', role: 'admin', answer: async ({ context, device, hub }) => context.json(await listInvites(hub.database, device.workspace.id)) },
  { method: 'POST', path: '/invites', role: 'admin', answer: invite },
  { method: 'DELETE', path: `/invites/:id{${ID}}`, role: 'admin', answer: uninvite },
];

const RANK: Readonly<Record<Role, number>> = { reader: 0, editor: 1, admin: 2 };

export function mayAsk(role: Role, route: Route): boolean {
  return RANK[role] >= RANK[route.role];
}

async function push({ context, device, hub }: Call): Promise<Response> {
  const sent = await receiveJson(context.req.raw.body, pushSchema, MOST_PUSH_BYTES);
  const began = performance.now();
  const sender = { workspace: device.workspace.id, device: device.device.id };
  const pushed = await pushOperations(hub.database, sender, sent);
  hub.metrics.took('push', (performance.now() - began) / 1000);
  hub.live.news(sender.workspace, Math.max(0, ...pushed.results.map(({ record }) => record?.seq ?? 0)));
  return context.json(pushed);
}

const countText = z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number));
const changesQuery = z.object({ epoch: z.optional(z.string().check(z.maxLength(100))), since: z.optional(countText), limit: z.optional(countText) });

async function changes({ context, device, hub }: Call): Promise<Response> {
  const { epoch, since, limit } = readAs(context.req.query(), changesQuery);
  const began = performance.now();
  const asked = { epoch: epoch ?? null, since: since ?? 0, limit: limit === undefined ? null : Math.max(1, limit) };
  const page = await readChanges(hub.database, device.workspace.id, asked);
  hub.metrics.took('pull', (performance.now() - began) / 1000);
  return context.json(page);
}

async function missing({ context, device, hub }: Call): Promise<Response> {
  const { sha256 } = await receiveJson(context.req.raw.body, blobListSchema, MOST_SMALL_BYTES);
  const hashes = await hub.database.transaction(device.workspace.id, ({ query }) => missingBlobs(query, device.workspace.id, [...new Set(sha256)]));
  return context.json({ sha256: hashes });
}

const MIME = /^[\w.+-]{1,60}\/[\w.+-]{1,60}(?:; ?charset=[\w-]{1,20})?$/;

async function putBlob({ context, device, hub }: Call): Promise<Response> {
  const sha256 = context.req.param('sha256') ?? '';
  const mime = context.req.header('Content-Type') ?? 'application/octet-stream';
  if (!MIME.test(mime)) throw new Refusal('invalid', ['Content-Type']);
  if (Number(context.req.header('Content-Length') ?? 0) > MOST_BLOB_BYTES) throw new Refusal('too-large');
  const received = await receiveBlob(context.req.raw.body, sha256, MOST_BLOB_BYTES);
  try {
    await keepBlob(hub.database, device.workspace.id, { sha256, mime, size: received.size, parts: received.parts });
  } finally {
    await received.discard();
  }
  return context.body(null, 204);
}

async function getBlob({ context, device, hub }: Call): Promise<Response> {
  const sha256 = context.req.param('sha256') ?? '';
  const blob = await openBlob(hub.database, device.workspace.id, sha256);
  if (blob === null) throw new Refusal('unknown');
  const parts = blob.parts[Symbol.asyncIterator]();
  const bytes = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const next = await parts.next();
      if (next.done === true) stream.close();
      else stream.enqueue(next.value);
    },
    cancel: async () => {
      await parts.return?.();
    },
  });
  // Pages of strangers: shown by whoever fetched them, in a frame that may do nothing, and never by the hub.
  return context.body(bytes, 200, {
    'Content-Type': blob.mime,
    'Content-Length': String(blob.size),
    'Content-Disposition': 'attachment',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, max-age=31536000, immutable',
  });
}

async function listen({ context, device, hub }: Call): Promise<Response> {
  const events = hub.live.listen(device);
  if (events === null) throw new Refusal('too-many');
  return Promise.resolve(context.body(events, 200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }));
}

const lostQuery = z.object({ record: z.optional(z.string().check(z.maxLength(80))), before: z.optional(countText), after: z.optional(countText) });

async function lost({ context, device, hub }: Call): Promise<Response> {
  const { record, before, after } = readAs(context.req.query(), lostQuery);
  const asked = { record: record ?? null, before: before ?? null, after: after ?? null, member: device.member.id };
  return context.json(await listLost(hub.database, device.workspace.id, asked));
}

async function revoke({ context, device, hub }: Call, id: string): Promise<Response> {
  await revokeDevice(hub.database, device.workspace.id, uuidOf(id));
  hub.live.end(id);
  return context.body(null, 204);
}

async function giveRole({ context, device, hub }: Call): Promise<Response> {
  const { role } = await receiveJson(context.req.raw.body, newRoleSchema, MOST_SMALL_BYTES);
  await changeRole(hub.database, device.workspace.id, uuidOf(context.req.param('id') ?? ''), role);
  return context.body(null, 204);
}

async function invite({ context, device, hub }: Call): Promise<Response> {
  const wished = await receiveJson(context.req.raw.body, newInviteSchema, MOST_SMALL_BYTES);
  const made = await makeInvite(hub.database, device.workspace.id, wished);
  const answer: MadeInvite = { ...made, link: inviteLink(hub.address(), made.code) };
  return context.json(answer, 201);
}

async function uninvite({ context, device, hub }: Call): Promise<Response> {
  await revokeInvite(hub.database, device.workspace.id, uuidOf(context.req.param('id') ?? ''));
  return context.body(null, 204);
}

/** What stands behind `#` is sent to no server: no log has it. */
export function inviteLink(address: string, code: string): string {
  return `${address}/join#${code}`;
}

/** @throws Refusal `unknown` for what cannot be the id of anything. */
function uuidOf(id: string): string {
  if (!z.guid().safeParse(id).success) throw new Refusal('unknown');
  return id;
}
