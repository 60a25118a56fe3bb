import * as z from 'zod';
import { askHub, done, posted, read, type AskHub, type Fetch, type HubAddress } from './hub-calls.ts';
import { deviceSchema, type Role } from './hub-protocol.ts';
import type { HubAnswer } from './hub-port.ts';
import {
  devicesSchema,
  inviteSchema,
  invitesSchema,
  madeInviteSchema,
  memberDeviceSchema,
  memberSchema,
  membersSchema,
  type Devices,
  type MadeInvite,
  type NewInvite,
} from './hub-team-protocol.ts';

const memberWithDevicesSchema = z.object({ ...memberSchema.shape, devices: z.array(memberDeviceSchema) });
export type MemberWithDevices = z.infer<typeof memberWithDevicesSchema>;

/** A team as far as a device may see it. */
export const seenTeamSchema = z.object({
  /** Who asks, as the hub knows it now. */
  device: deviceSchema,
  /** In the order in which they joined; with their devices for admins alone. */
  members: z.array(memberWithDevicesSchema),
  /** Those by which somebody may still join; null for who is no admin. */
  invites: z.nullable(z.array(inviteSchema)),
});
export type SeenTeam = z.infer<typeof seenTeamSchema>;

/** A team's hub, as far as the team itself is concerned. */
export interface HttpTeam {
  seen(signal: AbortSignal): Promise<HubAnswer<SeenTeam>>;
  revokeDevice(id: string, signal: AbortSignal): Promise<HubAnswer<null>>;
  changeRole(member: string, role: Role, signal: AbortSignal): Promise<HubAnswer<null>>;
  invite(wish: NewInvite, signal: AbortSignal): Promise<HubAnswer<MadeInvite>>;
  revokeInvite(id: string, signal: AbortSignal): Promise<HubAnswer<null>>;
}

/** A person waits for these. */
const CALL_MILLISECONDS = 15_000;

export function httpTeam(address: HubAddress, fetch: Fetch): HttpTeam {
  const ask = askHub(address, fetch, CALL_MILLISECONDS);
  return {
    seen: (signal) => seen(ask, signal),
    revokeDevice: async (id, signal) => goneWith(await ask(`/devices/${id}`, { method: 'DELETE', signal })),
    changeRole: async (member, role, signal) => done(await ask(`/members/${member}/role`, posted({ role }, signal))),
    invite: async (wish, signal) => read(await ask('/invites', posted(wish, signal)), madeInviteSchema),
    revokeInvite: async (id, signal) => goneWith(await ask(`/invites/${id}`, { method: 'DELETE', signal })),
  };
}

async function seen(ask: AskHub, signal: AbortSignal): Promise<HubAnswer<SeenTeam>> {
  const get = async <Schema extends z.ZodType>(path: string, schema: Schema) => read(await ask(path, { signal }), schema);
  const device = await get('/me', deviceSchema);
  if (!device.ok) return device;
  if (device.value.role !== 'admin') {
    const members = await get('/members', membersSchema);
    if (!members.ok) return members;
    return { ok: true, value: { device: device.value, members: members.value.members.map((member) => ({ ...member, devices: [] })), invites: null } };
  }
  const [devices, invites] = await Promise.all([get('/devices', devicesSchema), get('/invites', invitesSchema)]);
  if (!devices.ok) return devices;
  if (!invites.ok) return invites;
  return { ok: true, value: { device: device.value, members: membersOf(devices.value), invites: invites.value.invites } };
}

/** The members whose devices these are, in the order in which they joined. */
export function membersOf({ devices }: Devices): MemberWithDevices[] {
  const members = new Map<string, MemberWithDevices>();
  for (const { member, ...device } of devices) {
    const known = members.get(member.id);
    members.set(member.id, { ...member, devices: [...(known?.devices ?? []), device] });
  }
  return [...members.values()].sort((one, other) => one.joinedAt.localeCompare(other.joinedAt));
}

/** What is gone already need not be taken away. */
function goneWith(answer: HubAnswer<Response>): HubAnswer<null> {
  return !answer.ok && answer.failure.kind === 'refused' && answer.failure.code === 'unknown' ? { ok: true, value: null } : done(answer);
}
