/**
 * What a hub does under load, beside what it is to do, on a PostgreSQL of its own which forces every commit onto the disk.
 * The hub runs in a process of its own, so that its memory is its own.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import * as z from 'zod';
import { changesSchema, joinedSchema, PROTOCOL, type Joined } from '../../core/sync/hub-protocol.ts';
import type { Operation } from '../../core/sync/hub-record.ts';
import type { Database } from '../../hub/database/database.ts';
import { openDatabase } from '../../hub/database/open-database.ts';
import { joinByInvite } from '../../hub/team/devices.ts';
import { makeInvite } from '../../hub/team/invites.ts';
import { makeWorkspace } from '../../hub/team/workspaces.ts';
import { startHubProcess } from '../environment/hub-processes.ts';
import { benchFaults } from './hub/faults.ts';
import { startPostgres } from '../environment/postgresql.ts';

const WRITERS = 12;
const PUSH_SECONDS = 10;
const LISTENERS = 500;
const WRITES_PER_SECOND = 10;
const LIVE_SECONDS = 20;
const COLD_RECORDS = 100_000;

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function print(what: string, figure: string, aim = ''): void {
  process.stdout.write(`${what.padEnd(58)} ${figure.padStart(12)} ${aim}\n`);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

const ms = (value: number) => `${value.toFixed(0)} ms`;

/** About 600 bytes of what a clip's record holds. */
function clipOperation(opNo: number, id: string): Operation {
  const set = { title: `星河智能手环 9 Pro 官方旗舰店 ${id}`, url: `https://shop.example/products/${id}?color=black`, capturedAt: '2026-11-29T08:00:00.000Z', pageType: 'product', project: 'wearables', site: 'shop.example', price: { amount: '1299.00', currency: 'CNY' }, note: '价格比上周低 8.6%，库存充足，配送 3 天。'.repeat(4), n: opNo };
  return { opNo, id, kind: 'note', baseRev: 0, deleted: false, set, add: { tags: ['手环', 'q4'] }, remove: {} };
}

function call(url: string, { token, workspace }: { readonly token: string; readonly workspace: { readonly id: string } }, method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const sending = request(`${url}/v1/ws/${workspace.id}${path}`, { agent, method, headers: { Authorization: `Bearer ${token}`, 'Clipsheet-Protocol': String(PROTOCOL) } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') })).on('error', failed);
    });
    sending.on('error', failed).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function peakOf(url: string): Promise<number> {
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1] ?? NaN);
}

async function newDevice(database: Database, workspace: string): Promise<Joined> {
  const { code } = await makeInvite(database, workspace, { role: 'editor', days: 1, uses: 1 });
  return joinedSchema.parse(await joinByInvite(database, { code, member: 'Bench', device: 'Bench' }));
}

async function epochOf(url: string, device: Joined): Promise<string> {
  return changesSchema.parse(JSON.parse((await call(url, device, 'GET', '/changes?limit=1')).text)).epoch;
}

async function pushes(url: string, database: Database): Promise<void> {
  for (const operations of [1, 100]) {
    const workspace = await makeWorkspace(database, 'Bench');
    const device = await newDevice(database, workspace.id);
    const epoch = await epochOf(url, device);
    const took: number[] = [];
    const end = performance.now() + PUSH_SECONDS * 1000;
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        const clientId = randomUUID();
        for (let opNo = 1; performance.now() < end; opNo += operations) {
          const ops = Array.from({ length: operations }, (__, n) => clipOperation(opNo + n, `w${writer}-${opNo + n}`));
          const began = performance.now();
          const { status } = await call(url, device, 'POST', '/push', { clientId, epoch, ops });
          if (status !== 200) throw new Error(`push: ${status}`);
          took.push(performance.now() - began);
        }
      }),
    );
    print(`pushes a second, ${WRITERS} writers, ${operations} operations each`, (took.length / PUSH_SECONDS).toFixed(0));
    print('  p50', ms(quantile(took, 0.5)));
    print('  p99', ms(quantile(took, 0.99)));
  }
}

async function live(url: string, database: Database, peak: () => Promise<number>): Promise<void> {
  const workspace = await makeWorkspace(database, 'Bench');
  const devices = await Promise.all(Array.from({ length: 70 }, () => newDevice(database, workspace.id)));
  const [writer] = devices;
  if (writer === undefined) throw new Error('no writer');
  const [writtenAt, heard] = [new Map<number, number>(), new Array<number>()];
  const streams: IncomingMessage[] = [];
  await Promise.all(
    Array.from({ length: LISTENERS }, async (_, n) => {
      const device = devices[n % devices.length] ?? writer;
      const asked = request(`${url}/v1/ws/${workspace.id}/live`, { agent, headers: { Authorization: `Bearer ${device.token}`, 'Clipsheet-Protocol': String(PROTOCOL) } });
      asked.end();
      const [stream] = z.tuple([z.custom<IncomingMessage>()]).parse(await once(asked, 'response'));
      if (stream.statusCode !== 200) throw new Error(`live: ${stream.statusCode}`);
      streams.push(stream);
      let last = 0;
      stream.on('error', () => undefined).on('data', (chunk: Buffer) => {
        for (const [, seq] of chunk.toString().matchAll(/"seq":(\d+)/g)) {
          // Every write up to this place is heard of now.
          for (let place = last + 1; place <= Number(seq); place += 1) {
            const at = writtenAt.get(place);
            if (at !== undefined) heard.push(performance.now() - at);
          }
          last = Math.max(last, Number(seq));
        }
      });
    }),
  );
  const epoch = await epochOf(url, writer);
  const took: number[] = [];
  let most = 0;
  const clientId = randomUUID();
  for (let opNo = 1; opNo <= LIVE_SECONDS * WRITES_PER_SECOND; opNo += 1) {
    const began = performance.now();
    // One writer and one change each: the nth is at the nth place.
    writtenAt.set(opNo, began);
    const { status } = await call(url, writer, 'POST', '/push', { clientId, epoch, ops: [clipOperation(opNo, `live-${opNo % 50}`)] });
    if (status !== 200) throw new Error(`push: ${status}`);
    took.push(performance.now() - began);
    if (opNo % WRITES_PER_SECOND === 0) most = Math.max(most, await peak());
    await after(Math.max(0, 1000 / WRITES_PER_SECOND - (performance.now() - began)));
  }
  for (const stream of streams) stream.destroy();
  const expected = LISTENERS * LIVE_SECONDS * WRITES_PER_SECOND;
  print(`live: ${LISTENERS} listen, ${WRITES_PER_SECOND} writes a second: push p50`, ms(quantile(took, 0.5)));
  print('  push p99', ms(quantile(took, 0.99)), 'aim <= 250 ms');
  print('  write to another’s event p99', ms(quantile(heard, 0.99)), 'aim <= 1500 ms');
  print('  heard of, of all', `${((100 * heard.length) / expected).toFixed(1)} %`);
  print('  memory of the hub at most', `${(most / 1e6).toFixed(0)} MB`, 'aim <= 300 MB');
}

async function cold(url: string, database: Database, peak: () => Promise<number>): Promise<void> {
  const workspace = await makeWorkspace(database, 'Bench');
  const device = await newDevice(database, workspace.id);
  const epoch = await epochOf(url, device);
  await Promise.all(
    Array.from({ length: 4 }, async (_, writer) => {
      const clientId = randomUUID();
      for (let opNo = 1; opNo <= COLD_RECORDS / 4; opNo += 100) {
        const { status } = await call(url, device, 'POST', '/push', { clientId, epoch, ops: Array.from({ length: 100 }, (__, n) => clipOperation(opNo + n, `c${writer}-${opNo + n}`)) });
        if (status !== 200) throw new Error(`push: ${status}`);
      }
    }),
  );
  const began = performance.now();
  let [since, count, bytes, pages, told] = [0, 0, 0, 0, ''];
  for (let more = true; more; pages += 1) {
    const { text } = await call(url, device, 'GET', `/changes?since=${since}${told === '' ? '' : `&epoch=${told}`}`);
    const page = changesSchema.parse(JSON.parse(text));
    [since, more, told] = [page.seq, page.more, page.epoch];
    count += page.records.length;
    bytes += text.length;
  }
  const seconds = (performance.now() - began) / 1000;
  print(`${count.toLocaleString('en')} records cold, ${pages} pages`, `${seconds.toFixed(1)} s`, 'aim <= 60 s');
  print('  memory of the hub after it', `${((await peak()) / 1e6).toFixed(0)} MB`, 'aim <= 300 MB');
  if (count !== COLD_RECORDS) throw new Error(`${count} records, ${bytes} bytes`);
}

const server = await startPostgres({ durable: true });
try {
  const place = await server.newDatabase();
  const database = await openDatabase({ kind: 'postgres', url: place });
  const hub = await startHubProcess(place);
  const peak = () => peakOf(hub.url);
  try {
    print('memory of the hub at its start', `${((await peak()) / 1e6).toFixed(0)} MB`);
    await live(hub.url, database, peak);
    await cold(hub.url, database, peak);
    await pushes(hub.url, database);
  } finally {
    await hub.stop();
    await database.close();
  }
} finally {
  agent.destroy();
  await server.stop();
}
await benchFaults(print);
