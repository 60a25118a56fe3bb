import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failureSchema, type Role } from '../../../core/sync/hub-protocol.ts';
import { mayAsk, ROUTES, type Route } from '../../../hub/server/routes.ts';
import { describeInBothPlaces } from '../../environment/hub-databases.ts';
import { deviceAt, joinAs, newTeam, startTestHub, type TestDevice, type TestHub } from '../../environment/test-hub.ts';
import { operation } from '../team/team-workspace.ts';

const PAGE = new TextEncoder().encode('<p>page');
const PAGE_HASH = createHash('sha256').update(PAGE).digest('hex');
const ROLES: readonly Role[] = ['reader', 'editor', 'admin'];

describeInBothPlaces('the routes of a workspace', ({ newPlace }) => {
  let hub: TestHub;
  let [mine, theirs] = ['', ''];
  const devices = new Map<Role, TestDevice>();
  const device = (role: Role): TestDevice => {
    const joined = devices.get(role);
    if (joined === undefined) throw new Error(`No ${role} has joined.`);
    return joined;
  };
  beforeAll(async () => {
    hub = await startTestHub(await newPlace());
    [mine, theirs] = [await newTeam(hub), await newTeam(hub, 'Others')];
    for (const role of ROLES) devices.set(role, await joinAs(hub, mine, role));
    const other = await joinAs(hub, theirs, 'admin');
    await other.ask('PUT', `/blobs/${PAGE_HASH}`, PAGE, { 'Content-Type': 'text/html' });
    await other.push(operation(1, 'theirs', { set: { title: 'secret of theirs' } }));
  });
  afterAll(() => hub.stop());

  /** A route's address: of something that is there in neither workspace, or in the other one only. */
  const addressOf = ({ path }: Route, id: string) => path.replace(/:sha256\{.*\}/, PAGE_HASH).replace(/:id\{.*\}/, id);
  const bodyOf = ({ method, path }: Route): unknown => (method !== 'POST' ? undefined : path === '/invites' ? { role: 'reader', days: 1, uses: 1 } : path.endsWith('/role') ? { role: 'reader' } : { sha256: [PAGE_HASH] });
  const codeOf = async (answer: Response) => failureSchema.parse(await answer.json()).code;
  const named = ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const);

  describe.each(named)('%s', (_, route) => {
    const ask = (as: TestDevice, headers: Readonly<Record<string, string>> = {}) => as.ask(route.method, addressOf(route, randomUUID()), bodyOf(route), headers);

    it('is closed to whoever has no token, a wrong one, or one in the address', async () => {
      for (const headers of [{ Authorization: '' }, { Authorization: 'Bearer wrong' }, { Authorization: `Basic ${device('admin').token}` }]) {
        const answer = await ask(device('admin'), headers);
        expect([answer.status, await codeOf(answer)]).toEqual([401, 'not-joined']);
      }
      const inAddress = await device('admin').ask(route.method, `${addressOf(route, randomUUID())}?token=${device('admin').token}`, bodyOf(route), { Authorization: '' });
      expect(inAddress.status).toBe(401);
    });

    it('is closed to a device that was revoked', async () => {
      const gone = await joinAs(hub, mine, 'admin');
      expect((await device('admin').ask('DELETE', `/devices/${gone.device.id}`)).status).toBe(204);
      const answer = await ask(gone);
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'not-joined']);
    });

    it('is closed to roles below the one it is for, whatever is asked for', async () => {
      for (const role of ROLES.filter((each) => !mayAsk(each, route))) {
        const answer = await ask(device(role));
        expect([answer.status, await codeOf(answer)]).toEqual([403, 'not-allowed']);
      }
      for (const role of ROLES.filter((each) => mayAsk(each, route))) {
        // A device of its own: one of the routes lets it leave.
        const answer = await ask(await joinAs(hub, mine, role));
        expect([401, 403]).not.toContain(answer.status);
        await answer.body?.cancel();
      }
    });

    it('tells a device of another workspace nothing, not even whether there is such a workspace', async () => {
      for (const role of ROLES) {
        const stranger = device(role);
        const answers = await Promise.all(
          [theirs, randomUUID(), 'x'].map((workspace) => deviceAt(hub, { ...stranger, workspace: { id: workspace, name: '' } })).map((at) => ask(at)),
        );
        const told = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
        expect(told).toEqual(told.map(() => [404, '{"code":"unknown"}']));
      }
    });

    it('refuses devices that are too old, and says which protocol is spoken', async () => {
      for (const protocol of ['0', '', 'x']) expect((await ask(device('admin'), { 'Clipsheet-Protocol': protocol })).status).toBe(426);
    });
  });

  it('answers what is in another workspace exactly as what is nowhere', async () => {
    const others = await hub.database.transaction(theirs, ({ query }) => query('SELECT id, member FROM clipsheet.device'));
    const admin = device('admin');
    const answers = await Promise.all([
      admin.ask('GET', `/blobs/${PAGE_HASH}`),
      admin.ask('GET', `/blobs/${'0'.repeat(64)}`),
      admin.ask('DELETE', `/devices/${String(others[0]?.['id'])}`),
      admin.ask('DELETE', `/devices/${randomUUID()}`),
      admin.ask('DELETE', `/devices/${'-'.repeat(36)}`),
      admin.ask('POST', `/members/${String(others[0]?.['member'])}/role`, { role: 'reader' }),
      admin.ask('POST', `/members/${randomUUID()}/role`, { role: 'reader' }),
      admin.ask('GET', '/nothing'),
    ]);
    const told = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
    expect(told).toEqual(told.map(() => [404, '{"code":"unknown"}']));
    expect(await (await admin.ask('POST', '/blobs/missing', { sha256: [PAGE_HASH] })).json()).toEqual({ sha256: [PAGE_HASH] });
    expect(await (await admin.ask('GET', '/lost?record=theirs')).json()).toMatchObject({ values: [], more: false });
    const changes = await (await admin.ask('GET', '/changes')).text();
    expect(changes).not.toContain('secret of theirs');
  });

  it('opens the same record id in two workspaces as two records', async () => {
    const answer = await device('editor').push(operation(1, 'theirs', { set: { title: 'ours' } }));
    expect(await answer.json()).toMatchObject({ results: [{ status: 'applied', record: { rev: 1, fields: { title: 'ours' } } }] });
  });

  it('ends the token of a device that leaves', async () => {
    const leaver = await joinAs(hub, mine, 'reader');
    expect((await leaver.ask('POST', '/leave')).status).toBe(204);
    expect((await leaver.ask('GET', '/me')).status).toBe(401);
  });

  it('says where a request is wrong', async () => {
    const push = await device('editor').ask('POST', '/push', { clientId: randomUUID(), epoch: '', ops: [{ ...operation(1, 'a'), id: 'no id' }] });
    expect([push.status, await push.json()]).toEqual([400, { code: 'invalid', detail: ['ops.0.id'] }]);
    const deep = await device('editor').ask('POST', '/push', undefined, {});
    expect(deep.status).toBe(400);
    const nested = await fetch(`${hub.url}/v1/ws/${mine}/push`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${device('editor').token}`, 'Clipsheet-Protocol': '1' },
      body: `{"clientId":"${randomUUID()}","epoch":"","ops":[{"opNo":1,"id":"a","kind":"note","baseRev":0,"deleted":false,"add":{},"remove":{},"set":{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}}]}`,
    });
    expect(nested.status).toBe(400);
    expect((await device('reader').ask('GET', '/changes?since=-1')).status).toBe(400);
    expect((await device('editor').ask('POST', '/push', { text: 'x'.repeat(2_000_000) })).status).toBe(413);
  });

  it('writes no token, code, address or text into its log', () => {
    const log = hub.lines.join('\n');
    for (const { token } of devices.values()) expect(log).not.toContain(token);
    for (const word of ['secret of theirs', PAGE_HASH, '?', 'Bearer', 'theirs"']) expect(log).not.toContain(word);
    expect(log).toContain(`"route":"/v1/ws/:ws/blobs/:sha256","status":404`);
    expect(hub.lines.filter((line) => line.includes('"error"'))).toEqual([]);
  });
});
