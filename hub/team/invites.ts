import * as z from 'zod';
import { roleSchema } from '../../core/sync/hub-protocol.ts';
import type { Invites, NewInvite } from '../../core/sync/hub-team-protocol.ts';
import { countColumn, timeColumn } from '../database/columns.ts';
import type { Database } from '../database/database.ts';
import { Refusal } from './refusal.ts';
import { hashOf, newInviteCode, sameCode } from './secrets.ts';

const inviteRows = z.array(z.object({ id: z.string(), role: roleSchema, uses: countColumn, used: countColumn, expiresAt: timeColumn }));
const COLUMNS = 'id, role, uses, used, expires_at AS "expiresAt"';

export type InviteWithCode = Invites['invites'][number] & { readonly code: string };

/** Lets so many devices join. The code is in the answer and nowhere else. */
export async function makeInvite(database: Database, workspace: string, { role, days, uses }: NewInvite): Promise<InviteWithCode> {
  const code = newInviteCode();
  const rows = await database.transaction(workspace, ({ query }) =>
    query(
      `INSERT INTO clipsheet.invite (ws, token_hash, role, uses, expires_at)
       VALUES ($1, $2, $3, $4, now() + make_interval(days => $5)) RETURNING ${COLUMNS}`,
      [workspace, hashOf(sameCode(code)), role, uses, days],
    ),
  );
  const [invite] = inviteRows.parse(rows);
  if (invite === undefined) throw new Error('The invite was not kept.');
  return { ...invite, code };
}

/** Those by which somebody may still join. */
export async function listInvites(database: Database, workspace: string): Promise<Invites> {
  const rows = await database.transaction(workspace, ({ query }) =>
    query(
      `SELECT ${COLUMNS} FROM clipsheet.invite
       WHERE ws = $1 AND revoked_at IS NULL AND used < uses AND expires_at > now() ORDER BY made_at, id`,
      [workspace],
    ),
  );
  return { invites: inviteRows.parse(rows) };
}

/** @throws Refusal `unknown` */
export async function revokeInvite(database: Database, workspace: string, invite: string): Promise<void> {
  const rows = await database.transaction(workspace, ({ query }) =>
    query('UPDATE clipsheet.invite SET revoked_at = now() WHERE ws = $1 AND id = $2 AND revoked_at IS NULL RETURNING id', [workspace, invite]),
  );
  if (rows.length === 0) throw new Refusal('unknown');
}
