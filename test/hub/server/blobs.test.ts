import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { MOST_BLOB_BYTES } from '../../../core/sync/hub-protocol.ts';
import { describeInBothPlaces } from '../../environment/hub-databases.ts';
import { joinAs, newTeam, startTestHub, type TestDevice, type TestHub } from '../../environment/test-hub.ts';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const putAside = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('clipsheet-blob-'));

describeInBothPlaces('blobs', ({ newPlace }) => {
  let hub: TestHub;
  let editor: TestDevice;
  beforeAll(async () => {
    hub = await startTestHub(await newPlace());
    editor = await joinAs(hub, await newTeam(hub), 'editor');
  });
  afterAll(() => hub.stop());
  const put = (bytes: Uint8Array, as = hashOf(bytes), type = 'text/html; charset=utf-8') => editor.ask('PUT', `/blobs/${as}`, bytes, { 'Content-Type': type });
  const isKept = async (hash: string) => (await editor.ask('GET', `/blobs/${hash}`)).status === 200;

  it.each([0, 7, 1024 * 1024, 1024 * 1024 + 1, 3_500_000])('gives back %i bytes as they were, in a way that runs nothing of them', async (size) => {
    const bytes = randomBytes(size);
    expect((await put(bytes)).status).toBe(204);
    const answer = await editor.ask('GET', `/blobs/${hashOf(bytes)}`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': String(size),
      'content-disposition': 'attachment',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(hashOf(new Uint8Array(await answer.arrayBuffer()))).toBe(hashOf(bytes));
    expect(await putAside()).toEqual([]);
  });

  it('are kept once, and asked for before they are sent', async () => {
    const [bytes, absent] = [randomBytes(2_000_000), 'f'.repeat(64)];
    expect((await Promise.all([put(bytes), put(bytes), put(bytes)])).map(({ status }) => status)).toEqual([204, 204, 204]);
    const missing = await editor.ask('POST', '/blobs/missing', { sha256: [hashOf(bytes), absent, absent] });
    expect(await missing.json()).toEqual({ sha256: [absent] });
    const parts = await hub.database.transaction(editor.workspace.id, ({ query }) => query('SELECT part FROM clipsheet.blob_part WHERE sha256 = $1 ORDER BY part', [hashOf(bytes)]));
    expect(parts).toEqual([{ part: 0 }, { part: 1 }]);
  });

  it.each([20, 2_000_000])('are refused where their hash is another: %i bytes', async (size) => {
    const claimed = hashOf(randomBytes(8));
    const answer = await put(randomBytes(size), claimed);
    expect([answer.status, await answer.json()]).toEqual([400, { code: 'invalid', detail: ['sha256'] }]);
    expect(await isKept(claimed)).toBe(false);
    expect(await putAside()).toEqual([]);
  });

  it('are refused where they are too large, whether or not they say so', async () => {
    const bytes = new Uint8Array(MOST_BLOB_BYTES + 1);
    expect((await put(bytes)).status).toBe(413);
    const streamed = await new Promise<number>((done, failed) => {
      const sending = request(`${hub.url}/v1/ws/${editor.workspace.id}/blobs/${hashOf(bytes)}`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${editor.token}`, 'Clipsheet-Protocol': '1', 'Transfer-Encoding': 'chunked' },
      });
      sending.on('response', (answer) => done(answer.statusCode ?? 0)).on('error', failed);
      sending.end(bytes);
    });
    expect(streamed).toBe(413);
    expect(await isKept(hashOf(bytes))).toBe(false);
    expect(await putAside()).toEqual([]);
  });

  it('are refused under a type that is none', async () => {
    expect((await put(randomBytes(5), undefined, 'text/html\u00e4')).status).toBe(400);
  });

  it('leave nothing behind when they are cut off', async () => {
    const bytes = randomBytes(3_000_000);
    const before = hub.lines.length;
    const sending = request(`${hub.url}/v1/ws/${editor.workspace.id}/blobs/${hashOf(bytes)}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${editor.token}`, 'Clipsheet-Protocol': '1', 'Content-Length': String(bytes.length) },
    });
    sending.on('error', () => undefined);
    sending.write(bytes.subarray(0, 2_000_000));
    await vi.waitUntil(async () => (await putAside()).length > 0, { timeout: 20_000 });
    sending.destroy();
    await vi.waitUntil(() => hub.lines.length > before, { timeout: 20_000 });
    expect(await putAside()).toEqual([]);
    expect(await isKept(hashOf(bytes))).toBe(false);
  });
});
