import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { joinedSchema, type Joined } from '../../../core/sync/hub-protocol.ts';
import { say } from '../../../core/language/language.ts';
import { Problem } from '../../../core/language/problem.ts';
import { UsageError } from '../../../hub/command-line/command.ts';
import { hub } from '../../../hub/command-line/hub.ts';

// The embedded database takes its time to start on a busy machine: the limit only ends what hangs.
vi.setConfig({ testTimeout: 600_000 });

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipsheet-hub-'));
  vi.stubEnv('DATABASE_URL', '');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** `clipsheet hub`, as it runs until it is stopped. */
function begun(...args: readonly string[]) {
  const [out, err, stop] = [new PassThrough(), new PassThrough(), new AbortController()];
  const said = { out: '', err: '' };
  out.on('data', (chunk) => (said.out += String(chunk)));
  err.on('data', (chunk) => (said.err += String(chunk)));
  const ended = hub.run(['--data', join(folder, 'data'), ...args], { in: new PassThrough(), out, err, language: 'en', signal: stop.signal });
  return { said, ended, stop: () => stop.abort() };
}

async function run(...args: readonly string[]) {
  const { said, ended } = begun(...args);
  expect(await ended).toBe(0);
  return said;
}

/** A hub that answers, until the work is done. */
async function whileServing<T>(work: (url: string, said: string) => Promise<T>): Promise<T> {
  const { said, ended, stop } = begun('--port', '0', '--http', '--team', 'Market');
  await Promise.race([vi.waitUntil(() => said.err.includes('The hub:'), { timeout: 120_000 }), ended]);
  const [url = ''] = /http:\/\/localhost:\d+/.exec(said.err.slice(said.err.indexOf('The hub:'))) ?? [];
  try {
    return await work(url, said.err);
  } finally {
    stop();
    expect(await ended).toBe(0);
  }
}

async function refusal(...args: readonly string[]): Promise<string> {
  try {
    await begun(...args).ended;
  } catch (error) {
    if (error instanceof Problem || error instanceof UsageError) return say(error.sentence, 'en').replaceAll(folder, '.');
    throw error;
  }
  return '';
}

const joinWith = (url: string, code: string) => fetch(`${url}/v1/join`, { method: 'POST', body: JSON.stringify({ code, member: 'Anna', device: 'Laptop' }) });

describe('clipsheet hub', () => {
  it('makes a team and invites its admin, goes on with what it had, copies it and brings it back', async () => {
    let anna: Joined | null = null;
    await whileServing(async (url, said) => {
      expect(said).toContain('The team “Market” has no members yet.');
      expect(said).toContain(`link: ${url}/join#`);
      expect(await refusal('invite', '--role', 'editor')).toMatch(/^The folder \.\/data is in use by another hub/);
      const [, code = ''] = /code: (\S+)/.exec(said) ?? [];
      anna = joinedSchema.parse(await (await joinWith(url, code)).json());
      expect(anna).toMatchObject({ role: 'admin', workspace: { name: 'Market' } });
    });
    const invited = await run('invite', '--role', 'editor', '--uses', '3', '--days', '2', '--address', 'https://hub.example.com/');
    expect(invited.out).toMatch(/^https:\/\/hub\.example\.com\/join#([A-Z2-9]{5}-?){5}\n$/);
    expect(invited.err).toContain('good for 2 days and 3 devices');

    const copy = join(folder, 'market.copy');
    await run('backup', '--out', copy);
    expect((await stat(copy)).size).toBeGreaterThan(0);
    expect(await refusal('restore', copy)).toContain('--replace');
    expect((await run('restore', copy, '--replace')).err).toContain('Restored: Market.');
    await whileServing(async (url, said) => {
      expect(said).not.toContain('has no members yet');
      expect((await joinWith(url, invited.out.trim().split('#')[1] ?? '')).status).toBe(410);
      const me = await fetch(`${url}/v1/ws/${anna?.workspace.id}/me`, { headers: { Authorization: `Bearer ${anna?.token}`, 'Clipsheet-Protocol': '1' } });
      expect(await me.json()).toMatchObject({ role: 'admin', member: { name: 'Anna' } });
    });
  });

  it('keeps webhooks without ever showing their addresses, and tells what is new', async () => {
    const added = await run('webhook', 'add', '--kind', 'wecom', '--url', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secretkey', '--at', '18:30', '--on', 'Friday', '--zone', 'Asia/Shanghai');
    const id = added.out.trim();
    expect(added.err).toContain('every Friday at 18:30 (Asia/Shanghai)');
    expect((await run('webhook', 'list')).out).toBe(`${id}  wecom  every Friday at 18:30 (Asia/Shanghai); nothing posted yet\n`);
    const [listed] = z.array(z.record(z.string(), z.unknown())).parse(JSON.parse((await run('webhook', 'list', '--json')).out));
    expect(listed).toMatchObject({ id, kind: 'wecom', on: 'fri', at: '18:30', zone: 'Asia/Shanghai', language: 'en', evenEmpty: false, sentAt: null, lastError: null });
    expect(JSON.stringify([added, listed])).not.toContain('secretkey');
    await run('webhook', 'remove', id);
    expect(await refusal('webhook', 'remove', id)).toBe(`There is no ${id}. See clipsheet hub webhook list.`);
    expect((await run('digest', '--since', '2026-11-01', '--zone', 'Asia/Shanghai', '--lang', 'zh')).out).toMatch(/^# Clipsheet 团队动态：Market\n\n2026-11-01 00:00 至 /);
  });

  it.each([
    [['dance'], 'invite | bi | webhook | digest | backup | restore is missing.'],
    [['bi'], 'BI tools cannot connect to the embedded database.'],
    [['webhook', 'add', '--kind', 'pager'], 'This option is written --kind dingtalk|wecom|feishu|slack|teams.'],
    [['webhook', 'add', '--kind', 'slack', '--url', 'http://hooks.slack.com/services/x'], 'This address cannot be used.'],
    [['webhook', 'add', '--kind', 'slack', '--url', 'https://10.0.0.1/x'], 'This address cannot be used.'],
    [['webhook', 'add', '--kind', 'slack', '--zone', 'Mars'], '“Mars” is no time zone.'],
    [['webhook', 'add', '--kind', 'slack', '--at', '25:00'], 'This option is written --at 09:00.'],
    [['webhook'], 'webhook add | list | remove | test is missing.'],
    [['digest', '--since', 'yesterday'], 'This option is written --since 2026-11-01.'],
    [['digest', '--format', 'pdf'], 'This option is written --format markdown|html.'],
    [['invite', '--role', 'owner'], '--role is reader, editor or admin.'],
    [['invite', '--role', 'reader', '--team', 'Nobody'], 'Name the team with --team. There are: Market ('],
    [['invite', '--role', 'reader', '--days', '31'], 'This option is written --days 1..30.'],
    [['backup'], '--out FILE is missing.'],
    [['restore'], 'FILE is missing.'],
    [['restore', 'none.copy'], 'The file none.copy was not found.'],
    [['--http', '--allow-origin', '*'], '“*” is no exact origin.'],
    [['--http', '--allow-origin', 'chrome-extension://*'], '“chrome-extension://*” is no exact origin.'],
    [['--cert', 'a.crt'], '--key FILE is missing.'],
    [['--http', '--address', 'hub.example.com'], 'This option is written --address https://hub.example.com.'],
  ])('says what is wrong with %j', async (args, sentence) => {
    expect(await refusal(...args)).toContain(sentence);
  });

  it('says so where PostgreSQL is not there', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
    expect(await refusal('--http')).toContain('The database could not be reached');
    vi.stubEnv('DATABASE_URL', '');
  });
});
