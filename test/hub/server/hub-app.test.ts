import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { makeInvite } from '../../../hub/team/invites.ts';
import type { HubOptions } from '../../../hub/server/start-hub.ts';
import { describeInBothPlaces } from '../../environment/hub-databases.ts';
import { joinAs, newTeam, startTestHub, type TestHub } from '../../environment/test-hub.ts';
import { operation } from '../team/team-workspace.ts';

const EXTENSION = `chrome-extension://${'a'.repeat(32)}`;

describeInBothPlaces('a hub', ({ newPlace }) => {
  const hubs: TestHub[] = [];
  afterEach(() => Promise.all(hubs.splice(0).map((hub) => hub.stop())));
  const start = async (options: Partial<HubOptions> = {}) => {
    const hub = await startTestHub(await newPlace(), options);
    hubs.push(hub);
    return hub;
  };

  it('makes a device wait that asks too often, and no other', async () => {
    let now = 0;
    const hub = await start({ limits: { ofDevice: { perSecond: 1, burst: 4 } }, seconds: () => now });
    const team = await newTeam(hub);
    const [hasty, other] = [await joinAs(hub, team, 'reader'), await joinAs(hub, team, 'reader')];
    const statuses = async () => Promise.all([1, 2, 3, 4, 5].map(async () => (await hasty.ask('GET', '/me')).status));
    expect((await statuses()).sort()).toEqual([200, 200, 200, 200, 429]);
    const refused = await hasty.ask('GET', '/me');
    expect([refused.headers.get('retry-after'), await refused.json()]).toEqual(['1', { code: 'too-many' }]);
    expect((await other.ask('GET', '/me')).status).toBe(200);
    now += 2;
    expect([(await hasty.ask('GET', '/me')).status, (await hasty.ask('GET', '/me')).status, (await hasty.ask('GET', '/me')).status]).toEqual([200, 200, 429]);
  });

  it('makes whoever guesses codes wait, by the address that a proxy tells', async () => {
    const hub = await start({ limits: { joinsOfAddress: { perSecond: 0.1, burst: 2 } }, seconds: () => 0, behindProxy: true });
    const guess = async (from: string) => (await fetch(`${hub.url}/v1/join`, { method: 'POST', headers: { 'X-Forwarded-For': from }, body: '{"code":"x","member":"x","device":"x"}' })).status;
    expect([await guess('1.1.1.1'), await guess('1.1.1.1'), await guess('1.1.1.1')]).toEqual([410, 410, 429]);
    // What stands before the proxy's own word is only a claim.
    expect([await guess('9.9.9.9, 1.1.1.1'), await guess('2.2.2.2')]).toEqual([429, 410]);
  });

  it('lets pages of the named origins read answers, and no other page', async () => {
    const hub = await start({ origins: [EXTENSION] });
    const reader = await joinAs(hub, await newTeam(hub), 'reader');
    const asked = await fetch(`${hub.url}/v1/ws/${reader.workspace.id}/changes`, {
      method: 'OPTIONS',
      headers: { Origin: EXTENSION, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization,clipsheet-protocol' },
    });
    expect([asked.status, asked.headers.get('access-control-allow-origin'), asked.headers.get('access-control-allow-headers')]).toEqual([204, EXTENSION, 'Authorization,Content-Type,Clipsheet-Protocol']);
    const answer = await reader.ask('GET', '/me', undefined, { Origin: EXTENSION });
    expect([answer.headers.get('access-control-allow-origin'), answer.headers.get('access-control-allow-credentials'), answer.headers.get('vary')]).toEqual([EXTENSION, null, 'Origin']);
    for (const origin of ['https://evil.example', `${EXTENSION}.evil.example`, 'null', `chrome-extension://${'b'.repeat(32)}`]) {
      expect((await reader.ask('GET', '/me', undefined, { Origin: origin })).headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('tells that it is alive, ready, and what it counted, the last to its own machine and to who has the token', async () => {
    const hub = await start({ behindProxy: true, metricsToken: 'measure-me' });
    const editor = await joinAs(hub, await newTeam(hub), 'editor');
    await editor.push(operation(1, 'a'));
    expect([(await fetch(`${hub.url}/healthz`)).status, (await fetch(`${hub.url}/readyz`)).status]).toEqual([200, 200]);
    const metrics = await (await fetch(`${hub.url}/metrics`)).text();
    expect(metrics).toContain('clipsheet_requests_total{method="POST",route="/v1/ws/:ws/push",status="200"} 1');
    expect(metrics).toContain('clipsheet_sync_seconds_count{operation="push"} 1');
    expect(metrics).toContain('clipsheet_digests_total{result="failed"} 0');
    expect(metrics).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
    expect(metrics).not.toContain(editor.workspace.id);
    const fromAfar = (headers: Readonly<Record<string, string>>) => fetch(`${hub.url}/metrics`, { headers: { 'X-Forwarded-For': '8.8.8.8', ...headers } });
    expect([(await fromAfar({})).status, (await fromAfar({ Authorization: 'Bearer wrong' })).status, (await fromAfar({ Authorization: 'Bearer measure-me' })).status]).toEqual([404, 404, 200]);
  });

  it('counts the blobs that it lets go of when it starts', async () => {
    const place = await newPlace();
    const before = await startTestHub(place);
    const editor = await joinAs(before, await newTeam(before), 'editor');
    const page = new TextEncoder().encode('<p>page');
    await editor.ask('PUT', `/blobs/${createHash('sha256').update(page).digest('hex')}`, page);
    await before.database.transaction(editor.workspace.id, ({ query }) => query("UPDATE clipsheet.blob SET needed_at = now() - interval '8 days'"));
    await before.stop();
    const hub = await startTestHub(place);
    hubs.push(hub);
    await expect.poll(async () => (await fetch(`${hub.url}/metrics`)).text(), { timeout: 30_000 }).toMatch(/^clipsheet_swept_blobs_total 1\n[^]*^clipsheet_swept_blob_bytes_total 7$/m);
  });

  it('serves the pages of the add-in, which stand in a frame, and nothing beside them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clipsheet-pages-'));
    await writeFile(join(folder, 'pane.html'), '<p>pane');
    const hub = await start({ pages: folder });
    const page = await fetch(`${hub.url}/pane.html`);
    expect([await page.text(), page.headers.get('content-security-policy'), page.headers.get('x-frame-options')]).toEqual(['<p>pane', null, null]);
    expect((await fetch(`${hub.url}/%2e%2e/%2e%2e/etc/passwd`)).status).toBe(404);
    expect((await fetch(`${hub.url}/v1/pane.html`)).status).toBe(404);
    await rm(folder, { recursive: true });
  });

  it('finishes what it was asked before it stops, ends those who listen, and takes no more', async () => {
    const hub = await start();
    const team = await newTeam(hub);
    const editors = await Promise.all(Array.from({ length: 8 }, () => joinAs(hub, team, 'editor')));
    for (const [index, editor] of editors.entries()) await editor.push(operation(1, `first-${index}`));
    const live = await editors[0]?.ask('GET', '/live');
    const running = editors.flatMap((editor, index) => [2, 3, 4].map((opNo) => editor.push(operation(opNo, `r${index}-${opNo}`))));
    await Promise.race(running);
    const stopped = hub.stop();
    const outcomes = await Promise.allSettled(running);
    await live?.text();
    await stopped;
    const answered = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.status] : []));
    expect(answered.length).toBeGreaterThan(0);
    expect(new Set(answered)).toEqual(new Set([200]));
    await expect(fetch(`${hub.url}/healthz`)).rejects.toThrow();
  });

  it('keeps what it answered over a restart', async () => {
    const place = await newPlace();
    const first = await startTestHub(place);
    const team = await newTeam(first);
    const editor = await joinAs(first, team, 'editor');
    await editor.push(operation(1, 'a', { set: { title: '耳机' } }));
    await first.stop();
    const again = await startTestHub(place);
    hubs.push(again);
    const { code } = await makeInvite(again.database, team, { role: 'reader', days: 1, uses: 1 });
    expect(code).toMatch(/^([A-Z2-9]{5}-){4}[A-Z2-9]{5}$/);
    const changes = await fetch(`${again.url}/v1/ws/${team}/changes`, { headers: { Authorization: `Bearer ${editor.token}`, 'Clipsheet-Protocol': '1' } });
    expect(await changes.json()).toMatchObject({ seq: 1, records: [{ id: 'a', fields: { title: '耳机' } }] });
  });
});
