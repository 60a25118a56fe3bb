import * as z from 'zod';
import { roleSchema } from './hub-protocol.ts';

/**
 * What devices and a hub say to each other of the team itself. As in `hub-protocol.ts`; all under `/v1/ws/ID`.
 *
 * | route                     | by     | gives |
 * |---------------------------|--------|-------|
 * | `GET    /members`         | reader | `membersSchema` |
 * | `GET    /lost`            | reader | `?record&before&after` -> `lostValuesSchema`, the last first |
 * | `POST   /leave`           | reader | this device's token is good no more |
 * | `POST   /members/ID/role` | admin  | `newRoleSchema`; the last admin stays one: `not-allowed` with `last-admin` |
 * | `GET    /devices`         | admin  | `devicesSchema` |
 * | `DELETE /devices/ID`      | admin  | its token is good no more |
 * | `GET    /invites`         | admin  | `invitesSchema` |
 * | `POST   /invites`         | admin  | `newInviteSchema` -> `madeInviteSchema` |
 * | `DELETE /invites/ID`      | admin  | nobody joins by it any more |
 */

/** For how long and for how many devices an invite may be good. */
export const MOST_INVITE_DAYS = 30;
export const MOST_INVITE_USES = 100;

export const memberSchema = z.object({ id: z.uuid(), name: z.string(), role: roleSchema, joinedAt: z.iso.datetime() });
export const membersSchema = z.object({ members: z.array(memberSchema) });
export type Members = z.infer<typeof membersSchema>;

export const newRoleSchema = z.object({ role: roleSchema });

export const memberDeviceSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  joinedAt: z.iso.datetime(),
  /** To the hour. */
  seenAt: z.iso.datetime(),
});
export const devicesSchema = z.object({ devices: z.array(z.object({ ...memberDeviceSchema.shape, member: memberSchema })) });
export type Devices = z.infer<typeof devicesSchema>;

export const newInviteSchema = z.object({
  role: roleSchema,
  days: z.int().check(z.positive(), z.lte(MOST_INVITE_DAYS)),
  /** How many devices may join by it. */
  uses: z.int().check(z.positive(), z.lte(MOST_INVITE_USES)),
});
export type NewInvite = z.infer<typeof newInviteSchema>;

export const inviteSchema = z.object({
  id: z.uuid(),
  role: roleSchema,
  uses: z.number(),
  used: z.number(),
  expiresAt: z.iso.datetime(),
});
export const invitesSchema = z.object({ invites: z.array(inviteSchema) });
export type Invites = z.infer<typeof invitesSchema>;

/** The code is told this once; the hub keeps its hash. The link holds it behind `#`, which no server is ever sent. */
export const madeInviteSchema = z.object({ ...inviteSchema.shape, code: z.string(), link: z.string() });
export type MadeInvite = z.infer<typeof madeInviteSchema>;

const writerSchema = z.object({
  client: z.string(),
  /** Null where nobody is known any more. */
  member: z.nullable(z.string()),
});
export const lostValuesSchema = z.object({
  /** Ask for what was lost after this place next time. */
  seq: z.number(),
  values: z.array(
    z.object({
      id: z.number(),
      record: z.string(),
      /** As in `lostValueSchema`. */
      field: z.string(),
      value: z.json(),
      loser: writerSchema,
      winner: writerSchema,
      /** The member who asks had written it. */
      isOwn: z.boolean(),
      at: z.iso.datetime(),
    }),
  ),
  more: z.boolean(),
});
export type LostValues = z.infer<typeof lostValuesSchema>;
