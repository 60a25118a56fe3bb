import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Database } from '../database/database.ts';
import { scramVerifier } from './scram-verifier.ts';

/** What a BI tool signs in to PostgreSQL with. */
export interface BiLogin {
  readonly role: string;
  readonly password: string;
}

const rolesSchema = z.array(z.object({ role: z.string().check(z.regex(/^clipsheet_bi_[0-9a-f]{16}$/)) }));

/**
 * Makes a login that reads the views of one workspace and nothing else. The password is known to the caller alone.
 * Its name says nothing of the team: every login of a server can read the names of all.
 */
export async function makeBiLogin(database: Database, workspace: string): Promise<BiLogin> {
  const role = `clipsheet_bi_${randomBytes(8).toString('hex')}`;
  const password = randomBytes(24).toString('base64url');
  await database.ownerTransaction(async ({ query, script }) => {
    // Read-only and the time limit keep a tool from mistakes; what it may is a matter of its grants.
    await script(`
      CREATE ROLE ${role} LOGIN NOCREATEDB NOCREATEROLE CONNECTION LIMIT 20 PASSWORD '${scramVerifier(password)}' IN ROLE clipsheet_bi;
      ALTER ROLE ${role} SET default_transaction_read_only = on;
      ALTER ROLE ${role} SET statement_timeout = '10min';
      ALTER ROLE ${role} SET search_path = bi;
      SET LOCAL ROLE clipsheet_hub;`);
    await query(`SELECT set_config('clipsheet.workspace', $1, true)`, [workspace]);
    await query('INSERT INTO clipsheet.bi_reader (ws, role) VALUES ($1, $2)', [workspace, role]);
  });
  return { role, password };
}

/** Ends all logins of a workspace, those that are connected too. */
export async function revokeBiLogins(database: Database, workspace: string): Promise<number> {
  const rows = await database.transaction(workspace, ({ query }) => query('SELECT role FROM clipsheet.bi_reader'));
  const roles = rolesSchema.parse(rows).map(({ role }) => role);
  for (const role of roles) await revoke(database, workspace, role);
  return roles.length;
}

/** First it sees nothing and may not sign in again, then its connections end, then it is gone: done again, it goes on where it was. */
async function revoke(database: Database, workspace: string, role: string): Promise<void> {
  const [there] = await database.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (there !== undefined) {
    await database.ownerTransaction(async ({ script }) => {
      // Whoever ends a role's connections and drops what it left must be a member of it.
      await script(`ALTER ROLE ${role} NOLOGIN; REVOKE clipsheet_bi FROM ${role}; GRANT ${role} TO CURRENT_USER;`);
    });
    await database.query('SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE usename = $1', [role]);
    await database.ownerTransaction(async ({ script }) => {
      await script(`DROP OWNED BY ${role}; DROP ROLE ${role};`);
    });
  }
  await database.transaction(workspace, ({ query }) => query('DELETE FROM clipsheet.bi_reader WHERE role = $1', [role]));
}
