import { createInterface } from 'node:readline';
import { note } from '../../../core/digest/digest-text.ts';
import { messageFor } from '../../../core/digest/messages/message.ts';
import { clockWords, isZone, minuteOf, type Schedule } from '../../../core/digest/schedule.ts';
import { hostsOf, webhookAddress, WEBHOOK_KINDS, type WebhookKind } from '../../../core/digest/webhook.ts';
import { shortMoment } from '../../../core/language/format.ts';
import { say } from '../../../core/language/language.ts';
import { Problem } from '../../../core/language/problem.ts';
import { missingArgument, wrongChoice } from '../../../core/language/texts/command-line.ts';
import { digestTexts, scheduleWords } from '../../../core/language/texts/digest.ts';
import { webhookTexts as texts } from '../../../core/language/texts/webhook.ts';
import type { Database } from '../../database/database.ts';
import { postMessage } from '../../digest/post-message.ts';
import { addWebhook, listWebhooks, removeWebhook, type WebhookState } from '../../digest/webhooks.ts';
import { listWorkspaces, type Workspace } from '../../team/workspaces.ts';
import { languageOption } from '../arguments.ts';
import { type Terminal, UsageError } from '../command.ts';
import { chosen, withDatabase } from './hub-database.ts';
import type { Values } from './hub-options.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `clipsheet hub webhook add|list|remove|test`. */
export function webhook([what, id]: readonly string[], values: Values, terminal: Terminal): Promise<number> {
  const inTeam = (work: (database: Database, workspace: Workspace) => Promise<number>) =>
    withDatabase(values, async (database) => work(database, chosen(await listWorkspaces(database), values.team)));
  switch (what) {
    case 'add':
      return add(values, terminal, inTeam);
    case 'list':
      return inTeam((database, workspace) => list(database, workspace, values, terminal));
    case 'remove':
      return inTeam((database, workspace) => remove(database, workspace, idOf(id), terminal));
    case 'test':
      return inTeam((database, workspace) => test(database, workspace, idOf(id), terminal));
    default:
      throw new UsageError(missingArgument('webhook add | list | remove | test'));
  }
}

async function add(values: Values, terminal: Terminal, inTeam: (work: (database: Database, workspace: Workspace) => Promise<number>) => Promise<number>): Promise<number> {
  const kind = kindOption(values.kind);
  const schedule = scheduleOption(values);
  const language = languageOption(values.lang, terminal.language);
  const secret = process.env['CLIPSHEET_WEBHOOK_SECRET'] ?? '';
  if (secret !== '' && kind !== 'dingtalk' && kind !== 'feishu') throw new UsageError(texts.noSecret);
  if (values.url === undefined) throw new UsageError(missingArgument('--url URL'));
  const url = webhookAddress(kind, values.url === '-' ? await firstLine(terminal) : values.url.trim());
  if (url === null) throw new UsageError(texts.badAddress(hostsOf(kind)));
  const evenEmpty = values['even-empty'] ?? false;
  return inTeam(async (database, { id: workspace }) => {
    const id = await addWebhook(database, workspace, { kind, url, secret: secret === '' ? null : secret, language, evenEmpty, ...schedule }, new Date());
    terminal.out.write(`${id}\n`);
    terminal.err.write(`${say(texts.added(id, wordsOf(schedule)), terminal.language)}\n`);
    return 0;
  });
}

async function list(database: Database, { id: workspace }: Workspace, { json }: Values, terminal: Terminal): Promise<number> {
  const webhooks = await listWebhooks(database, workspace);
  if (json === true) terminal.out.write(`${JSON.stringify(webhooks.map(shownState))}\n`);
  else if (webhooks.length === 0) terminal.err.write(`${say(texts.none, terminal.language)}\n`);
  else for (const each of webhooks) terminal.out.write(`${each.id}  ${each.kind}  ${say(texts.state(wordsOf(each), each.sentAt === null ? null : shortMoment(each.sentAt), each.lastError), terminal.language)}\n`);
  return 0;
}

async function remove(database: Database, { id: workspace }: Workspace, id: string, terminal: Terminal): Promise<number> {
  if (!(await removeWebhook(database, workspace, id))) throw new Problem('webhook-unknown', texts.unknown(id));
  terminal.err.write(`${say(texts.removed(id), terminal.language)}\n`);
  return 0;
}

async function test(database: Database, { id: workspace, name }: Workspace, id: string, terminal: Terminal): Promise<number> {
  const found = (await listWebhooks(database, workspace)).find((one) => one.id === id);
  if (found === undefined) throw new Problem('webhook-unknown', texts.unknown(id));
  const { kind, language } = found;
  const text = { language, title: say(digestTexts.title(name), language), lines: [note(say(digestTexts.test(wordsOf(found)), language))] };
  const error = await postMessage(kind, await messageFor(kind, text, found, new Date()), fetch);
  if (error !== null) throw new Problem('not-posted', texts.notPosted(error));
  terminal.err.write(`${say(texts.tested, terminal.language)}\n`);
  return 0;
}

/** Everything but the address and the secret. */
function shownState({ id, kind, language, weekday, minute, zone, evenEmpty, dueAt, sentAt, lastError }: WebhookState) {
  return { id, kind, language, on: weekday === null ? null : DAYS[weekday - 1], at: clockWords(minute), zone, evenEmpty, dueAt, sentAt, lastError };
}

function wordsOf({ weekday, minute, zone }: Schedule) {
  return scheduleWords(weekday, clockWords(minute), zone);
}

function idOf(id: string | undefined): string {
  if (id === undefined) throw new UsageError(missingArgument('ID'));
  return id;
}

function kindOption(text: string | undefined): WebhookKind {
  const kind = WEBHOOK_KINDS.find((one) => one === text);
  if (kind === undefined) throw new UsageError(wrongChoice(`--kind ${WEBHOOK_KINDS.join('|')}`));
  return kind;
}

function scheduleOption({ at, on, zone }: Values): Schedule {
  const minute = minuteOf(at ?? '09:00');
  if (minute === null) throw new UsageError(wrongChoice('--at 09:00'));
  const day = on === undefined ? null : DAYS.indexOf(on.toLowerCase().slice(0, 3)) + 1;
  if (day === 0) throw new UsageError(wrongChoice(`--on ${DAYS.join('|')}`));
  return { weekday: day, minute, zone: zoneOption(zone) };
}

/** A time zone, by default this machine's. Throws UsageError. */
export function zoneOption(zone = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  if (!isZone(zone)) throw new UsageError(texts.badZone(zone));
  return zone;
}

async function firstLine({ in: input }: Terminal): Promise<string> {
  for await (const line of createInterface({ input })) return line.trim();
  return '';
}
