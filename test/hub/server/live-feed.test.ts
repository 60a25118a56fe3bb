import { afterEach, expect, it, vi } from 'vitest';
import { describeInBothPlaces, describeOnPostgres } from '../../environment/hub-databases.ts';
import { deviceAt, joinAs, newTeam, startTestHub, type TestDevice, type TestHub } from '../../environment/test-hub.ts';
import { operation } from '../team/team-workspace.ts';

/** What a device hears: how far its workspace is, again and again. */
async function listening(device: TestDevice) {
  const answer = await device.ask('GET', '/live');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const reader = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
  const heard: unknown[] = [];
  let text = '';
  const ended = (async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      text += next.value;
      for (const [, said] of text.matchAll(/^data: (.*)\n\n/gm)) heard.push(JSON.parse(said ?? ''));
      text = text.slice(text.lastIndexOf('\n\n') + 2);
    }
  })();
  return {
    ended,
    stop: () => reader.cancel(),
    until: (seq: number) => vi.waitUntil(() => heard.some((event) => JSON.stringify(event) === JSON.stringify({ ws: device.workspace.id, seq })), { timeout: 20_000 }),
    heard,
  };
}

describeInBothPlaces('live', ({ newPlace }) => {
  const hubs: TestHub[] = [];
  afterEach(() => Promise.all(hubs.splice(0).map((hub) => hub.stop())));

  it('tells how far the workspace is, then of each change, and of no other workspace', async () => {
    const hub = await startTestHub(await newPlace());
    hubs.push(hub);
    const [mine, theirs] = [await newTeam(hub), await newTeam(hub)];
    const [editor, other] = [await joinAs(hub, mine, 'editor'), await joinAs(hub, theirs, 'editor')];
    const ear = await listening(await joinAs(hub, mine, 'reader'));
    await ear.until(0);
    await other.push(operation(1, 'a'), operation(2, 'b'), operation(3, 'c'), operation(4, 'd'));
    await editor.push(operation(1, 'a'), operation(2, 'b'));
    await ear.until(2);
    expect(ear.heard.filter((event) => JSON.stringify(event).includes(theirs))).toEqual([]);
    await ear.stop();
    await vi.waitUntil(async () => (await (await fetch(`${hub.url}/metrics`)).text()).includes('clipsheet_live_connections 0'), { timeout: 20_000 });
  });

  it('ends for a device that is revoked, and is refused to one that listens too often', async () => {
    const hub = await startTestHub(await newPlace());
    hubs.push(hub);
    const team = await newTeam(hub);
    const [admin, reader] = [await joinAs(hub, team, 'admin'), await joinAs(hub, team, 'reader')];
    const ears = await Promise.all(Array.from({ length: 8 }, () => listening(reader)));
    expect((await reader.ask('GET', '/live')).status).toBe(429);
    await admin.ask('DELETE', `/devices/${reader.device.id}`);
    await Promise.all(ears.map(({ ended }) => ended));
    expect((await reader.ask('GET', '/live')).status).toBe(401);
  });
});

describeOnPostgres('two hubs of one database', ({ newPlace }) => {
  it('hear of each other’s changes, and end each other’s revoked devices', async () => {
    const place = await newPlace();
    const [one, two] = [await startTestHub(place), await startTestHub(place, { heartbeatMs: 50 })];
    const team = await newTeam(one);
    const [admin, reader] = [await joinAs(one, team, 'admin'), await joinAs(one, team, 'reader')];
    const ear = await listening(deviceAt(two, reader));
    await ear.until(0);
    await admin.push(operation(1, 'a'));
    await ear.until(1);
    await admin.ask('DELETE', `/devices/${reader.device.id}`);
    await ear.ended;
    await Promise.all([one.stop(), two.stop()]);
  });
});
