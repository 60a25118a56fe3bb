import { existsSync } from 'node:fs';
import { fileNotFound, missingArgument, summaries, wrongChoice } from '../../core/language/texts/command-line.ts';
import { biWantsPostgres, hubOptions as texts, hubTold, unknownRole, wrongOrigin } from '../../core/language/texts/hub.ts';
import { digestOptions } from '../../core/language/texts/webhook.ts';
import { say } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { roleSchema } from '../../core/sync/hub-protocol.ts';
import { MOST_INVITE_DAYS, MOST_INVITE_USES } from '../../core/sync/hub-team-protocol.ts';
import { restoreCopy } from '../backup/restore-copy.ts';
import { writeCopy } from '../backup/write-copy.ts';
import { biAddresses } from '../bi/bi-address.ts';
import { makeBiLogin, revokeBiLogins } from '../bi/bi-logins.ts';
import type { Database } from '../database/database.ts';
import { inviteLink } from '../server/routes.ts';
import { startHub, type RunningHub } from '../server/start-hub.ts';
import { ADDIN_BUILD, ADDIN_PORT, CERTIFICATE_FOLDER } from '../serve/addin-build.ts';
import { localhostCertificate } from '../serve/localhost-certificate.ts';
import { listDevices } from '../team/devices.ts';
import { makeInvite } from '../team/invites.ts';
import { atLeastOneWorkspace, listWorkspaces, type Workspace } from '../team/workspaces.ts';
import { parseArguments, wholeNumber } from './arguments.ts';
import { type Command, type Terminal, UsageError } from './command.ts';
import { readInput } from './files.ts';
import { digest } from './hub/digest.ts';
import { chosen, placeOf, withDatabase } from './hub/hub-database.ts';
import { OPTIONS, type Values } from './hub/hub-options.ts';
import { webhook } from './hub/webhook.ts';

const DEFAULT_DAYS = 7;

export const hub: Command = {
  name: 'hub',
  usage: '[invite --role reader|editor|admin | bi [--revoke] | webhook add|list|remove|test | digest | backup --out FILE | restore FILE] [--port N] [--host ADDRESS] [--data DIR] [--address URL] [--team NAME] [--cert FILE --key FILE | --http | --behind-proxy] [--allow-origin ORIGIN]...',
  summary: summaries.hub,
  options: [
    { call: 'DATABASE_URL=postgres://...', meaning: texts.database },
    { call: '--data DIR', meaning: texts.data },
    { call: '--host 0.0.0.0', meaning: texts.host },
    { call: '--address https://hub.example.com', meaning: texts.address },
    { call: '--cert FILE --key FILE', meaning: texts.certificate },
    { call: '--http', meaning: texts.http },
    { call: '--behind-proxy', meaning: texts.behindProxy },
    { call: '--allow-origin chrome-extension://ID', meaning: texts.origin },
    { call: 'CLIPSHEET_METRICS_TOKEN=...', meaning: texts.metrics },
    { call: 'invite --role editor [--days 7] [--uses 1] [--team NAME]', meaning: texts.invite },
    { call: 'bi [--revoke] [--team NAME]', meaning: texts.bi },
    { call: 'webhook add --kind dingtalk|wecom|feishu|slack|teams --url URL|- [--at 09:00] [--on mon] [--zone Asia/Shanghai] [--lang zh|en] [--even-empty]', meaning: digestOptions.add },
    { call: 'CLIPSHEET_WEBHOOK_SECRET=...', meaning: digestOptions.secret },
    { call: 'webhook list [--json] | webhook remove ID | webhook test ID', meaning: digestOptions.list },
    { call: 'digest [--since 2026-11-01] [--format markdown|html] [--zone Asia/Shanghai] [--lang zh|en] [--out FILE]', meaning: digestOptions.digest },
    { call: 'backup --out FILE', meaning: texts.backup },
    { call: 'restore FILE [--replace]', meaning: texts.restore },
  ],
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, OPTIONS);
    const [what, ...rest] = positionals;
    if (what === undefined) return serve(values, terminal);
    if (what === 'invite') return withDatabase(values, (database) => invite(database, values, terminal));
    if (what === 'bi') return bi(values, terminal);
    if (what === 'webhook') return webhook(rest, values, terminal);
    if (what === 'digest') return digest(values, terminal);
    if (what === 'backup') return withDatabase(values, (database) => backup(database, values, terminal));
    if (what === 'restore') return withDatabase(values, (database) => restore(database, rest[0], values, terminal));
    throw new UsageError(missingArgument('invite | bi | webhook | digest | backup | restore'));
  },
};

async function serve(values: Values, terminal: Terminal): Promise<number> {
  const origins = (values['allow-origin'] ?? []).map(originOption);
  const tell = (text: Parameters<typeof say>[0]) => terminal.err.write(`${say(text, terminal.language)}\n`);
  const place = placeOf(values);
  const { host } = values;
  const metricsToken = process.env['CLIPSHEET_METRICS_TOKEN'] ?? '';
  const running = await startHub({
    place,
    port: wholeNumber('port', values.port, ADDIN_PORT),
    ...(host === undefined ? {} : { host }),
    ...(values.address === undefined ? {} : { address: addressOption(values.address) }),
    ...(metricsToken === '' ? {} : { metricsToken }),
    ...(existsSync(ADDIN_BUILD) ? { pages: ADDIN_BUILD } : {}),
    ...(await certificateOption(values)),
    origins,
    behindProxy: values['behind-proxy'] ?? false,
    log: (line) => terminal.out.write(`${line}\n`),
  });
  try {
    tell(place.kind === 'embedded' ? hubTold.embedded(place.folder) : hubTold.postgres);
    const workspaces = await atLeastOneWorkspace(running.database, values.team ?? say(hubTold.team, terminal.language));
    for (const workspace of workspaces) if (await isEmpty(running, workspace)) tell(await firstInvite(running, workspace));
    if (!existsSync(ADDIN_BUILD)) tell(hubTold.noPages);
    tell(hubTold.running(running.address));
    if (!terminal.signal.aborted) await new Promise((ended) => terminal.signal.addEventListener('abort', ended, { once: true }));
    tell(hubTold.stopping);
  } finally {
    await running.stop();
  }
  return 0;
}

async function certificateOption({ cert, key, http, 'behind-proxy': behindProxy }: Values) {
  if ((cert === undefined) !== (key === undefined)) throw new UsageError(missingArgument(cert === undefined ? '--cert FILE' : '--key FILE'));
  if (http === true || behindProxy === true) return {};
  if (cert === undefined || key === undefined) return { certificate: await localhostCertificate(CERTIFICATE_FOLDER, new Date()) };
  const text = async (file: string) => new TextDecoder().decode(await readInput(file));
  return { certificate: { cert: await text(cert), key: await text(key) } };
}

function addressOption(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw new UsageError(wrongChoice('--address https://hub.example.com'));
  return text.replace(/\/+$/, '');
}

/** One page's origin, wholly named: a pattern would let in whoever fits it. */
function originOption(text: string): string {
  const isExact = /^(?:chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f-]{36}|https:\/\/[\w.-]+(?::\d+)?)$/.test(text);
  if (!isExact) throw new UsageError(wrongOrigin(text));
  return text;
}

async function isEmpty({ database }: RunningHub, { id }: Workspace): Promise<boolean> {
  return (await listDevices(database, id)).devices.length === 0;
}

async function firstInvite({ database, address }: RunningHub, { id, name }: Workspace) {
  const { code } = await makeInvite(database, id, { role: 'admin', days: DEFAULT_DAYS, uses: 1 });
  return hubTold.firstInvite(name, inviteLink(address, code), code, DEFAULT_DAYS);
}

async function invite(database: Database, values: Values, terminal: Terminal): Promise<number> {
  const role = roleSchema.safeParse(values.role);
  if (!role.success) throw new UsageError(unknownRole);
  const days = wholeNumber('days', values.days, DEFAULT_DAYS, 1);
  const uses = wholeNumber('uses', values.uses, 1, 1);
  if (days > MOST_INVITE_DAYS) throw new UsageError(wrongChoice(`--days 1..${MOST_INVITE_DAYS}`));
  if (uses > MOST_INVITE_USES) throw new UsageError(wrongChoice(`--uses 1..${MOST_INVITE_USES}`));
  const workspace = chosen(await listWorkspaces(database), values.team);
  const { code } = await makeInvite(database, workspace.id, { role: role.data, days, uses });
  const link = values.address === undefined ? null : inviteLink(addressOption(values.address), code);
  terminal.out.write(`${link ?? code}\n`);
  terminal.err.write(`${say(hubTold.invite(workspace.name, code, days, uses), terminal.language)}\n`);
  return 0;
}

async function bi(values: Values, terminal: Terminal): Promise<number> {
  const place = placeOf(values);
  if (place.kind === 'embedded') throw new Problem('bi-wants-postgresql', biWantsPostgres);
  const addressOf = biAddresses(place.url);
  if (addressOf === null) throw new UsageError(wrongChoice('DATABASE_URL=postgres://...'));
  return withDatabase(values, async (database) => {
    const { id, name } = chosen(await listWorkspaces(database), values.team);
    if (values.revoke === true) {
      const ended = await revokeBiLogins(database, id);
      terminal.err.write(`${say(hubTold.biRevoked(name, ended), terminal.language)}\n`);
    } else {
      terminal.out.write(`${addressOf(await makeBiLogin(database, id))}\n`);
      terminal.err.write(`${say(hubTold.bi(name), terminal.language)}\n`);
    }
    return 0;
  });
}

async function backup(database: Database, { out }: Values, terminal: Terminal): Promise<number> {
  if (out === undefined) throw new UsageError(missingArgument('--out FILE'));
  await writeCopy(database, out);
  terminal.err.write(`${say(hubTold.copied(out), terminal.language)}\n`);
  return 0;
}

async function restore(database: Database, file: string | undefined, { replace }: Values, terminal: Terminal): Promise<number> {
  if (file === undefined) throw new UsageError(missingArgument('FILE'));
  if (!existsSync(file)) throw new Problem('file-not-found', fileNotFound(file));
  const workspaces = await restoreCopy(database, file, { replace: replace ?? false });
  terminal.err.write(`${say(hubTold.restored(workspaces.map(({ name }) => name).join(', ')), terminal.language)}\n`);
  return 0;
}
