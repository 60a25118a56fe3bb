import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinedSchema } from '../../../core/sync/hub-protocol.ts';
import { devicesSchema, invitesSchema, madeInviteSchema, membersSchema, type MadeInvite } from '../../../core/sync/hub-team-protocol.ts';
import { describeInBothPlaces } from '../../environment/hub-databases.ts';
import { deviceAt, joinAs, newTeam, startTestHub, type TestDevice, type TestHub } from '../../environment/test-hub.ts';

describeInBothPlaces('invites', ({ newPlace }) => {
  let hub: TestHub;
  let admin: TestDevice;
  beforeAll(async () => {
    hub = await startTestHub(await newPlace());
    admin = await joinAs(hub, await newTeam(hub), 'admin');
  });
  afterAll(() => hub.stop());
  const invite = async (uses: number, role = 'editor'): Promise<MadeInvite> => madeInviteSchema.parse(await (await admin.ask('POST', '/invites', { role, days: 7, uses })).json());
  const join = (code: string) => fetch(`${hub.url}/v1/join`, { method: 'POST', body: JSON.stringify({ code, member: ' 王芳 ', device: '办公室' }) });

  it('let as many devices join as they are for, however many try at once', async () => {
    for (const uses of [1, 3]) {
      const { code } = await invite(uses);
      const answers = await Promise.all(Array.from({ length: 20 }, () => join(code)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(uses);
      const refused = await Promise.all(answers.filter(({ status }) => status !== 201).map(async (answer) => `${answer.status} ${await answer.text()}`));
      expect(refused).toEqual(Array.from({ length: 20 - uses }, () => '410 {"code":"invite-used-up"}'));
    }
  });

  it('give a token that is told once, and that the hub itself does not know', async () => {
    const { code } = await invite(1, 'reader');
    const joined = joinedSchema.parse(await (await join(code)).json());
    expect(joined).toMatchObject({ role: 'reader', member: { name: '王芳' }, device: { name: '办公室' }, workspace: { name: 'Market' } });
    expect(await (await deviceAt(hub, joined).ask('GET', '/me')).json()).toEqual({ workspace: joined.workspace, member: joined.member, device: joined.device, role: 'reader' });
    const kept = await hub.database.transaction(admin.workspace.id, async ({ query }) => JSON.stringify([await query('SELECT * FROM clipsheet.device'), await query('SELECT * FROM clipsheet.invite')]));
    expect(kept).not.toContain(joined.token);
    expect(kept).not.toContain(code);
  });

  it('are understood however they are written down', async () => {
    const { code, link } = await invite(1);
    expect(link).toBe(`${hub.url}/join#${code}`);
    expect((await join(` ${code.toLowerCase().replaceAll('-', ' ')}`)).status).toBe(201);
  });

  it('are good no more when they are revoked, are too old, or never were', async () => {
    const [revoked, old] = [await invite(5), await invite(5)];
    expect((await admin.ask('DELETE', `/invites/${revoked.id}`)).status).toBe(204);
    await hub.database.transaction(admin.workspace.id, ({ query }) => query(`UPDATE clipsheet.invite SET expires_at = now() - interval '1 second' WHERE id = $1`, [old.id]));
    const answers = await Promise.all([revoked.code, old.code, 'AAAAA-AAAAA', '价'].map(join));
    expect(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`))).toEqual(answers.map(() => '410 {"code":"invite-used-up"}'));
    const listed = invitesSchema.parse(await (await admin.ask('GET', '/invites')).json()).invites.map(({ id }) => id);
    expect(listed).not.toContain(revoked.id);
    expect(listed).not.toContain(old.id);
  });

  it('are refused for longer or for more than is allowed', async () => {
    for (const wish of [{ days: 0, uses: 1 }, { days: 31, uses: 1 }, { days: 1, uses: 101 }, { days: 1, uses: 1.5 }]) {
      expect((await admin.ask('POST', '/invites', { role: 'reader', ...wish })).status).toBe(400);
    }
  });

  it('bring members and devices that are listed until they are out', async () => {
    const { code } = await invite(1);
    const joined = joinedSchema.parse(await (await join(code)).json());
    const devices = async () => devicesSchema.parse(await (await admin.ask('GET', '/devices')).json()).devices;
    const members = async () => membersSchema.parse(await (await admin.ask('GET', '/members')).json()).members.map(({ id }) => id);
    expect((await devices()).find(({ id }) => id === joined.device.id)).toMatchObject({ name: '办公室', member: { name: '王芳', role: 'editor' } });
    expect(await members()).toContain(joined.member.id);
    await admin.ask('DELETE', `/devices/${joined.device.id}`);
    expect((await devices()).map(({ id }) => id)).not.toContain(joined.device.id);
    expect(await members()).not.toContain(joined.member.id);
  });

  it('open a page that says how to join, and that runs nothing', async () => {
    const answer = await fetch(`${hub.url}/join`);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toMatch(/加入团队[\s\S]*Join the team/);
  });
});
