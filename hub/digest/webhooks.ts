import * as z from 'zod';
import { WEBHOOK_KINDS, type WebhookKind } from '../../core/digest/webhook.ts';
import { nextTime, type Schedule } from '../../core/digest/schedule.ts';
import type { Language } from '../../core/language/language.ts';
import { countColumn, exactTime, timeColumn } from '../database/columns.ts';
import type { Database } from '../database/database.ts';

/** Where a team's digest is posted, and when. */
export interface Webhook extends Schedule {
  readonly id: string;
  readonly kind: WebhookKind;
  /** A secret: it is in no log and no answer. */
  readonly url: string;
  readonly secret: string | null;
  readonly language: Language;
  readonly evenEmpty: boolean;
}

export interface WebhookState extends Webhook {
  readonly dueAt: string;
  readonly sentAt: string | null;
  readonly lastError: string | null;
}

/** A webhook that is due, and that no other hub is at. */
export interface TakenWebhook extends Webhook {
  /** Up to when the team's news were told. */
  readonly toldUntil: string;
  readonly tries: number;
  /** Names the taking: who has lost it must not note how it ended. */
  readonly takenUntil: string;
}

const webhookShape = {
  id: z.string(),
  kind: z.enum(WEBHOOK_KINDS),
  url: z.string(),
  secret: z.nullable(z.string()),
  language: z.enum(['zh', 'en']),
  weekday: z.nullable(countColumn),
  minute: countColumn,
  zone: z.string(),
  evenEmpty: z.boolean(),
};
const COLUMNS = 'id, kind, url, secret, language, weekday, minute, zone, even_empty AS "evenEmpty"';
const stateRows = z.array(z.object({ ...webhookShape, dueAt: timeColumn, sentAt: z.nullable(timeColumn), lastError: z.nullable(z.string()) }));
const takenRows = z.array(z.object({ ...webhookShape, toldUntil: z.string(), tries: countColumn, takenUntil: z.string() }));
const idRows = z.array(z.object({ id: z.string() }));

/** Its first digest tells of the day, or the week, before. */
export async function addWebhook(database: Database, workspace: string, { kind, url, secret, language, weekday, minute, zone, evenEmpty }: Omit<Webhook, 'id'>, now: Date): Promise<string> {
  const rows = await database.transaction(workspace, ({ query }) =>
    query(
      `INSERT INTO clipsheet.webhook (ws, kind, url, secret, language, weekday, minute, zone, even_empty, told_until, due_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() - make_interval(days => $10), $11) RETURNING id`,
      [workspace, kind, url, secret, language, weekday, minute, zone, evenEmpty, weekday === null ? 1 : 7, nextTime({ weekday, minute, zone }, now).toISOString()],
    ),
  );
  const [row] = idRows.parse(rows);
  if (row === undefined) throw new Error('The webhook was not kept.');
  return row.id;
}

export async function listWebhooks(database: Database, workspace: string): Promise<readonly WebhookState[]> {
  const rows = await database.transaction(workspace, ({ query }) =>
    query(`SELECT ${COLUMNS}, due_at AS "dueAt", sent_at AS "sentAt", last_error AS "lastError" FROM clipsheet.webhook WHERE ws = $1 ORDER BY made_at, id`, [workspace]),
  );
  return stateRows.parse(rows);
}

/** @returns false where there is none of this id. */
export async function removeWebhook(database: Database, workspace: string, id: string): Promise<boolean> {
  const rows = await database.transaction(workspace, ({ query }) => query('DELETE FROM clipsheet.webhook WHERE ws = $1 AND id::text = $2 RETURNING id', [workspace, id]));
  return rows.length > 0;
}

/**
 * Takes a webhook that is due, for a few minutes, by the database's clock: of several hubs one gets it, and where that hub
 * dies another does later.
 */
export async function takeDue(database: Database, workspace: string, now: Date): Promise<TakenWebhook | null> {
  const rows = await database.transaction(workspace, ({ query }) =>
    query(
      `UPDATE clipsheet.webhook w SET taken_until = clock_timestamp() + interval '5 minutes'
       WHERE w.ws = $1 AND w.id = (
         SELECT d.id FROM clipsheet.webhook d
         WHERE d.ws = $1 AND d.due_at <= $2::timestamptz AND (d.taken_until IS NULL OR d.taken_until < clock_timestamp())
         ORDER BY d.due_at, d.id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING ${COLUMNS}, ${exactTime('told_until')} AS "toldUntil", tries, ${exactTime('taken_until')} AS "takenUntil"`,
      [workspace, now.toISOString()],
    ),
  );
  return takenRows.parse(rows)[0] ?? null;
}

/** The news up to a moment were told, or there were none. */
export async function noteTold(database: Database, workspace: string, { id, takenUntil, ...schedule }: TakenWebhook, { until, sent, now }: { readonly until: string; readonly sent: boolean; readonly now: Date }): Promise<void> {
  await database.transaction(workspace, ({ query }) =>
    query(
      `UPDATE clipsheet.webhook SET told_until = $4, due_at = $5, tries = 0, taken_until = NULL, last_error = NULL, sent_at = CASE WHEN $6 THEN $7::timestamptz ELSE sent_at END
       WHERE ws = $1 AND id = $2 AND taken_until = $3::timestamptz`,
      [workspace, id, takenUntil, until, nextTime(schedule, now).toISOString(), sent, now.toISOString()],
    ),
  );
}

/** Minutes to wait after the first failure, the second ...; after the last one the news wait for the next digest. */
const WAITS = [1, 5, 25, 120];

export async function noteFailed(database: Database, workspace: string, { id, takenUntil, tries, ...schedule }: TakenWebhook, { error, now }: { readonly error: string; readonly now: Date }): Promise<void> {
  const wait = WAITS[tries];
  const next = nextTime(schedule, now);
  // Whatever is to be told again is told with the next digest, where that comes first.
  const again = wait === undefined ? next : new Date(Math.min(now.getTime() + wait * 60_000, next.getTime()));
  await database.transaction(workspace, ({ query }) =>
    query('UPDATE clipsheet.webhook SET due_at = $4, tries = $5, taken_until = NULL, last_error = $6 WHERE ws = $1 AND id = $2 AND taken_until = $3::timestamptz', [
      workspace,
      id,
      takenUntil,
      again.toISOString(),
      wait === undefined ? 0 : tries + 1,
      error,
    ]),
  );
}
