import * as z from 'zod';
import type { LostValues } from '../../core/sync/hub-team-protocol.ts';
import type { Json } from '../../core/sync/hub-record.ts';
import { countColumn, timeColumn } from '../database/columns.ts';
import type { Database } from '../database/database.ts';
import { workspaceState } from './epochs.ts';

const MOST_VALUES = 200;

export interface LostAsked {
  /** Of one record, or of all where it is null. */
  readonly record: string | null;
  /** What was lost before this one; null: from the last on. */
  readonly before: number | null;
  /** Only what was lost after this place of the workspace; null: all. */
  readonly after: number | null;
  /** The member who asks. */
  readonly member: string;
}

const lostSchema = z.array(
  z.object({
    id: countColumn,
    record: z.string(),
    field: z.string(),
    value: z.custom<Json>((value) => value !== undefined),
    loser: z.string(),
    loserName: z.nullable(z.string()),
    loserMember: z.nullable(z.string()),
    winner: z.string(),
    winnerName: z.nullable(z.string()),
    at: timeColumn,
  }),
);

/** Values that others took the place of without knowing of them, the last first: whoever misses one sets it again. */
export async function listLost(database: Database, workspace: string, { record, before, after, member }: LostAsked): Promise<LostValues> {
  return database.transaction(
    workspace,
    async ({ query }) => {
      const { seq } = await workspaceState(query, workspace);
      const rows = await query(
        `SELECT l.id, l.record, l.field, l.value, l.at, l.loser, l.winner, ${ofMember('loser', 'id')} AS "loserMember",
           ${ofMember('loser', 'name')} AS "loserName", ${ofMember('winner', 'name')} AS "winnerName"
         FROM clipsheet.lost l
         WHERE l.ws = $1 AND ($2::text IS NULL OR l.record = $2) AND ($3::bigint IS NULL OR l.id < $3) AND ($4::bigint IS NULL OR l.seq > $4)
         ORDER BY l.id DESC LIMIT $5`,
        [workspace, record, before, after, MOST_VALUES + 1],
      );
      const lost = lostSchema.parse(rows);
      return {
        seq,
        values: lost.slice(0, MOST_VALUES).map(({ loser, loserName, loserMember, winner, winnerName, ...value }) => ({
          ...value,
          loser: { client: loser, member: loserName },
          winner: { client: winner, member: winnerName },
          isOwn: loserMember === member,
        })),
        more: lost.length > MOST_VALUES,
      };
    },
    { snapshot: true },
  );
}

/** Of whoever sent for a client. */
function ofMember(client: 'loser' | 'winner', column: 'id' | 'name'): string {
  return `(SELECT m.${column} FROM clipsheet.client c JOIN clipsheet.device d ON d.ws = c.ws AND d.id = c.device
    JOIN clipsheet.member m ON m.ws = d.ws AND m.id = d.member WHERE c.ws = l.ws AND c.id = l.${client})`;
}
