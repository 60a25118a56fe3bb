import pg from 'pg';
import * as z from 'zod';
import { countColumn } from '../../../hub/database/columns.ts';

/** What a database can be made to do wrong behind the hub's back. */
export type DatabaseMistake = 'none' | 'no-dedupe' | 'places-before-commit';

/**
 * Watches from within the database, in the hub's own transactions: which operations were taken, in each of the pasts
 * that restored copies have ended. What it writes the hub neither sees nor can change.
 */
const WITNESS = `
CREATE SCHEMA witness;
CREATE TABLE witness.taken (epoch uuid NOT NULL, client uuid NOT NULL, op_no bigint NOT NULL);
CREATE FUNCTION witness.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN
    INSERT INTO witness.taken SELECT w.epoch, NEW.client, NEW.op_no FROM clipsheet.workspace w WHERE w.id = NEW.ws;
    RETURN NEW;
  END $$;
CREATE TRIGGER a_note BEFORE INSERT ON clipsheet.op FOR EACH ROW EXECUTE FUNCTION witness.note();
`;

const MISTAKES: Record<DatabaseMistake, string> = {
  none: '',
  /** What was taken is forgotten at once. */
  'no-dedupe': `
CREATE FUNCTION witness.forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER b_forget BEFORE INSERT ON clipsheet.op FOR EACH ROW EXECUTE FUNCTION witness.forget();`,
  /** Places come from a sequence, which knows no transactions, instead of the counter, which stays locked until the commit. */
  'places-before-commit': `
ALTER TABLE clipsheet.workspace RENAME TO workspace_row;
CREATE SEQUENCE clipsheet.place MINVALUE 0 START 0;
SELECT nextval('clipsheet.place');
CREATE VIEW clipsheet.workspace AS
  SELECT id, name, epoch, (SELECT last_value FROM clipsheet.place) AS seq, min_seq, created_at FROM clipsheet.workspace_row;
CREATE FUNCTION witness.take_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  DECLARE
    wanted bigint := NEW.seq - OLD.seq;
  BEGIN
    -- The places of one push follow each other; let go of at once, not at the commit.
    PERFORM pg_advisory_lock(1);
    FOR n IN 1..wanted LOOP NEW.seq := nextval('clipsheet.place'); END LOOP;
    PERFORM pg_advisory_unlock(1);
    RETURN NEW;
  END $$;
CREATE TRIGGER take_place INSTEAD OF UPDATE ON clipsheet.workspace FOR EACH ROW EXECUTE FUNCTION witness.take_place();
GRANT SELECT, UPDATE ON clipsheet.workspace TO clipsheet_hub;
GRANT SELECT ON clipsheet.workspace TO clipsheet_keeper;
`,
};

/** Puts the witness into a hub's database, and a mistake if there is to be one. */
export async function callWitness(superuser: string, mistake: DatabaseMistake): Promise<void> {
  await withClient(superuser, (client) => client.query(WITNESS + MISTAKES[mistake]));
}

const takenSchema = z.array(z.object({ operation: z.string(), times: countColumn }));

/** What is wrong with the operations that were taken: those applied twice, and those acknowledged that the hub has not. */
export async function wrongOperations(superuser: string, acknowledged: Iterable<string>): Promise<string[]> {
  return withClient(superuser, async (client) => {
    const twice = await client.query(`SELECT client || ':' || op_no AS operation, count(*) AS times FROM witness.taken GROUP BY epoch, client, op_no HAVING count(*) > 1`);
    const known = await client.query(`SELECT client || ':' || op_no AS operation, 1 AS times FROM clipsheet.op`);
    const kept = new Set(takenSchema.parse(known.rows).map(({ operation }) => operation));
    return [
      ...takenSchema.parse(twice.rows).map(({ operation, times }) => `${operation} was applied ${times} times`),
      ...[...acknowledged].filter((operation) => !kept.has(operation)).map((operation) => `${operation} was acknowledged and lost`),
    ];
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
