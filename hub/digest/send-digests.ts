import { isEmpty } from '../../core/digest/digest.ts';
import { digestText } from '../../core/digest/digest-text.ts';
import { messageFor } from '../../core/digest/messages/message.ts';
import { exactTime } from '../database/columns.ts';
import { errorCode, type Database } from '../database/database.ts';
import { listWorkspaces, type Workspace } from '../team/workspaces.ts';
import { postMessage } from './post-message.ts';
import { readDigest } from './read-news.ts';
import { noteFailed, noteTold, takeDue, type TakenWebhook } from './webhooks.ts';

export interface DigestWork {
  readonly fetch: typeof fetch;
  /** The time by this hub's clock: when something is due. */
  readonly now: () => Date;
  /** What came so lately may not all be visible yet, and is told the next time. */
  readonly settleSeconds: number;
  readonly everyMs: number;
}

const USUAL: DigestWork = { fetch, now: () => new Date(), settleSeconds: 300, everyMs: 30_000 };

export interface DigestEnd {
  readonly webhook: string;
  readonly kind: TakenWebhook['kind'];
  readonly result: 'sent' | 'nothing-new' | 'failed';
  /** Without anything of the address. */
  readonly error: string | null;
}

/**
 * Sends the digests that are due, each by one hub. What failed is tried again with growing waits. A hub that is killed after
 * it has posted and before it has noted so posts once more: no messenger knows a message that it was sent before.
 *
 * @param goOn asked before each one
 */
export async function sendDueDigests(database: Database, work: DigestWork, onEnd: (end: DigestEnd) => void, goOn: () => boolean = () => true): Promise<void> {
  for (const workspace of await listWorkspaces(database)) {
    while (goOn()) {
      const webhook = await takeDue(database, workspace.id, work.now());
      if (webhook === null) break;
      onEnd(await sendOrNote(database, workspace, webhook, work));
    }
  }
}

/** Where one digest cannot be made, the others are sent all the same. */
async function sendOrNote(database: Database, workspace: Workspace, webhook: TakenWebhook, work: DigestWork): Promise<DigestEnd> {
  try {
    return await sendDigest(database, workspace, webhook, work);
  } catch (thrown) {
    const error = `not made: ${errorCode(thrown) || (thrown instanceof Error ? thrown.name : typeof thrown)}`;
    await noteFailed(database, workspace.id, webhook, { error, now: work.now() });
    return { webhook: webhook.id, kind: webhook.kind, result: 'failed', error };
  }
}

async function sendDigest(database: Database, workspace: Workspace, webhook: TakenWebhook, { fetch: fetching, now, settleSeconds }: DigestWork): Promise<DigestEnd> {
  const end = { webhook: webhook.id, kind: webhook.kind };
  const until = await settledMoment(database, settleSeconds, webhook.toldUntil);
  const digest = await readDigest(database, workspace, { since: webhook.toldUntil, until });
  if (isEmpty(digest) && !webhook.evenEmpty) {
    await noteTold(database, workspace.id, webhook, { until, sent: false, now: now() });
    return { ...end, result: 'nothing-new', error: null };
  }
  const message = await messageFor(webhook.kind, digestText(digest, webhook.language, webhook.zone), webhook, now());
  const error = await postMessage(webhook.kind, message, fetching);
  if (error === null) await noteTold(database, workspace.id, webhook, { until, sent: true, now: now() });
  else await noteFailed(database, workspace.id, webhook, { error, now: now() });
  return { ...end, result: error === null ? 'sent' : 'failed', error };
}

/** By the database's clock, which says when records came; never before what was told already. */
async function settledMoment(database: Database, settleSeconds: number, toldUntil: string): Promise<string> {
  const [row] = await database.query(`SELECT ${exactTime('greatest(clock_timestamp() - make_interval(secs => $1), $2::timestamptz)')} AS until`, [settleSeconds, toldUntil]);
  const until = row?.['until'];
  if (typeof until !== 'string') throw new Error('The database does not tell the time.');
  return until;
}

export interface DigestWatch {
  readonly log: (line: string) => void;
  readonly count: (result: 'sent' | 'failed') => void;
  readonly onError: (error: unknown) => void;
}

/** Looks now and then for digests that are due. Stopping waits for the one that is on its way. */
export function digestNowAndThen(database: Database, { log, count, onError, ...given }: Partial<DigestWork> & DigestWatch): { stop(): Promise<void> } {
  const work = { ...USUAL, ...given };
  let [isStopped, running] = [false, Promise.resolve()];
  const run = () => {
    const told = (end: DigestEnd) => {
      log(JSON.stringify({ time: new Date().toISOString(), digest: end }));
      if (end.result !== 'nothing-new') count(end.result);
    };
    running = running.then(() => sendDueDigests(database, work, told, () => !isStopped)).catch(onError);
  };
  run();
  const timer = setInterval(run, work.everyMs);
  return {
    stop: () => {
      isStopped = true;
      clearInterval(timer);
      return running;
    },
  };
}
