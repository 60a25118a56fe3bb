import { afterAll, beforeAll, expect, it } from 'vitest';
import { membersSchema } from '../../../core/sync/hub-team-protocol.ts';
import { describeInBothPlaces } from '../../environment/hub-databases.ts';
import { joinAs, newTeam, startTestHub, type TestDevice, type TestHub } from '../../environment/test-hub.ts';
import { operation } from '../team/team-workspace.ts';

describeInBothPlaces('the roles of members', ({ newPlace }) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub(await newPlace());
  });
  afterAll(() => hub.stop());
  const give = (by: TestDevice, to: TestDevice, role: string) => by.ask('POST', `/members/${to.member.id}/role`, { role });
  const roleOf = async (device: TestDevice) => membersSchema.parse(await (await device.ask('GET', '/members')).json()).members.find(({ id }) => id === device.member.id)?.role;

  it('are changed by an admin, and hold at once', async () => {
    const team = await newTeam(hub);
    const [admin, reader] = [await joinAs(hub, team, 'admin'), await joinAs(hub, team, 'reader')];
    expect((await reader.push(operation(1, 'a'))).status).toBe(403);
    expect((await give(admin, reader, 'editor')).status).toBe(204);
    expect((await reader.push(operation(1, 'a'))).status).toBe(200);
    expect(await roleOf(reader)).toBe('editor');
    expect(await (await reader.ask('GET', '/me')).json()).toMatchObject({ role: 'editor' });
    expect((await give(admin, reader, 'reader')).status).toBe(204);
    expect((await reader.push(operation(2, 'b'))).status).toBe(403);
    expect((await give(admin, reader, 'owner')).status).toBe(400);
  });

  it('leave the last admin one, who has a device', async () => {
    const team = await newTeam(hub);
    const [admin, second] = [await joinAs(hub, team, 'admin'), await joinAs(hub, team, 'admin')];
    expect((await give(admin, second, 'reader')).status).toBe(204);
    const refused = await give(admin, admin, 'editor');
    expect([refused.status, await refused.json()]).toEqual([403, { code: 'not-allowed', detail: ['last-admin'] }]);
    await give(admin, second, 'admin');
    await admin.ask('DELETE', `/devices/${second.device.id}`);
    expect((await give(admin, admin, 'editor')).status).toBe(403);
    expect(await roleOf(admin)).toBe('admin');
  });

  it('leave one admin where two take each other down at once', async () => {
    for (let time = 0; time < 5; time += 1) {
      const team = await newTeam(hub);
      const [one, other] = [await joinAs(hub, team, 'admin'), await joinAs(hub, team, 'admin')];
      await Promise.all([give(one, other, 'editor'), give(other, one, 'editor')]);
      expect([await roleOf(one), await roleOf(other)].sort()).toEqual(['admin', 'editor']);
    }
  });
});
