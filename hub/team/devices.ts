import * as z from 'zod';
import { roleSchema, type Device, type Join, type Joined, type Role } from '../../core/sync/hub-protocol.ts';
import type { Devices, Members } from '../../core/sync/hub-team-protocol.ts';
import { timeColumn } from '../database/columns.ts';
import type { Database } from '../database/database.ts';
import { Refusal } from './refusal.ts';
import { hashOf, newToken, sameCode } from './secrets.ts';

const deviceRow = z.object({
  ws: z.string(),
  ws_name: z.string(),
  device: z.string(),
  device_name: z.string(),
  member: z.string(),
  member_name: z.string(),
  role: roleSchema,
});
const joinedRow = deviceRow.omit({ device_name: true, member_name: true });
const idRows = z.array(z.object({ id: z.string() }));

/** Whose a token is; null for one that was never given or is good no more. */
export async function deviceOf(database: Database, token: string): Promise<Device | null> {
  const [row] = z.array(deviceRow).parse(await database.query('SELECT * FROM clipsheet.device_of($1)', [hashOf(token)]));
  if (row === undefined) return null;
  return {
    workspace: { id: row.ws, name: row.ws_name },
    member: { id: row.member, name: row.member_name },
    device: { id: row.device, name: row.device_name },
    role: row.role,
  };
}

/**
 * A new device of a new member, by an invite.
 *
 * @throws Refusal `invite-used-up` where it is good no more, or never was: who guesses learns nothing.
 */
export async function joinByInvite(database: Database, { code, member, device }: Join): Promise<Joined> {
  const token = newToken();
  const rows = await database.query('SELECT * FROM clipsheet.join_by($1, $2, $3, $4)', [hashOf(sameCode(code)), member, device, hashOf(token)]);
  const [row] = z.array(joinedRow).parse(rows);
  if (row === undefined) throw new Refusal('invite-used-up');
  return {
    workspace: { id: row.ws, name: row.ws_name },
    member: { id: row.member, name: member },
    device: { id: row.device, name: device },
    role: row.role,
    token,
  };
}

const memberColumns = { member: z.string(), member_name: z.string(), role: roleSchema, member_joined_at: timeColumn };
const memberRows = z.array(z.object(memberColumns));
const deviceRows = z.array(z.object({ ...memberColumns, id: z.string(), name: z.string(), joined_at: timeColumn, seen_at: timeColumn }));

function memberOf(row: z.infer<typeof memberRows>[number]) {
  return { id: row.member, name: row.member_name, role: row.role, joinedAt: row.member_joined_at };
}

const MEMBER = 'm.id AS member, m.name AS member_name, m.role, m.joined_at AS member_joined_at';

/** Whoever has a device in the workspace. */
export async function listMembers(database: Database, workspace: string): Promise<Members> {
  const rows = await database.transaction(workspace, ({ query }) =>
    query(
      `SELECT ${MEMBER} FROM clipsheet.member m WHERE m.ws = $1
         AND EXISTS (SELECT 1 FROM clipsheet.device d WHERE d.ws = m.ws AND d.member = m.id AND d.revoked_at IS NULL)
       ORDER BY m.joined_at, m.id`,
      [workspace],
    ),
  );
  return { members: memberRows.parse(rows).map(memberOf) };
}

export async function listDevices(database: Database, workspace: string): Promise<Devices> {
  const rows = await database.transaction(workspace, ({ query }) =>
    query(
      `SELECT d.id, d.name, d.joined_at, d.seen_at, ${MEMBER}
       FROM clipsheet.device d JOIN clipsheet.member m ON m.ws = d.ws AND m.id = d.member
       WHERE d.ws = $1 AND d.revoked_at IS NULL ORDER BY d.joined_at, d.id`,
      [workspace],
    ),
  );
  return { devices: deviceRows.parse(rows).map((row) => ({ id: row.id, name: row.name, member: memberOf(row), joinedAt: row.joined_at, seenAt: row.seen_at })) };
}

/**
 * A device's token is good no more from now on.
 *
 * @throws Refusal `unknown`
 */
export async function revokeDevice(database: Database, workspace: string, device: string): Promise<void> {
  const rows = await database.transaction(workspace, ({ query }) =>
    query('UPDATE clipsheet.device SET revoked_at = now() WHERE ws = $1 AND id = $2 AND revoked_at IS NULL RETURNING id', [workspace, device]),
  );
  if (idRows.parse(rows).length === 0) throw new Refusal('unknown');
}

/**
 * What a member may do, from now on and on all of its devices.
 *
 * @throws Refusal `unknown`; `not-allowed` with `last-admin` where nobody could let others in any more.
 */
export async function changeRole(database: Database, workspace: string, member: string, role: Role): Promise<void> {
  await database.transaction(workspace, async ({ query }) => {
    // All admins are locked, in one order: two who take each other down wait, and the second is the last.
    const admins = idRows.parse(await query("SELECT id FROM clipsheet.member WHERE ws = $1 AND role = 'admin' ORDER BY id FOR UPDATE", [workspace]));
    const present = idRows.parse(
      await query('SELECT DISTINCT member AS id FROM clipsheet.device WHERE ws = $1 AND member = ANY ($2::uuid[]) AND revoked_at IS NULL', [workspace, admins.map(({ id }) => id)]),
    );
    if (role !== 'admin' && present.every(({ id }) => id === member)) throw new Refusal('not-allowed', ['last-admin']);
    const rows = await query('UPDATE clipsheet.member SET role = $3 WHERE ws = $1 AND id = $2 RETURNING id', [workspace, member, role]);
    if (rows.length === 0) throw new Refusal('unknown');
  });
}

/** Remembers that a device was here, once an hour: admins find those that nobody uses any more. */
export async function noteSeen(database: Database, { workspace, device }: Device): Promise<void> {
  await database.transaction(workspace.id, ({ query }) =>
    query("UPDATE clipsheet.device SET seen_at = now() WHERE ws = $1 AND id = $2 AND seen_at < now() - interval '1 hour'", [workspace.id, device.id]),
  );
}

/** Which of these devices may still be answered. */
export async function stillIn(database: Database, devices: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await database.query('SELECT device AS id FROM clipsheet.devices_still_in($1::uuid[])', [devices]);
  return new Set(idRows.parse(rows).map(({ id }) => id));
}
