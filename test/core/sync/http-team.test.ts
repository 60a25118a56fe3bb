import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../../core/sync/hub-calls.ts';
import { httpTeam, membersOf } from '../../../core/sync/http-team.ts';
import type { Devices } from '../../../core/sync/hub-team-protocol.ts';

const address = { url: 'https://hub.example', workspace: 'team', token: 'secret' };
const never = new AbortController().signal;
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const JOINED = '2026-03-01T08:00:00.000Z';

function device(n: number, member: { readonly n: number; readonly joinedAt: string }): Devices['devices'][number] {
  return { id: id(n), name: `device ${n}`, joinedAt: JOINED, seenAt: JOINED, member: { id: id(member.n), name: `member ${member.n}`, role: 'editor', joinedAt: member.joinedAt } };
}

/** A hub that gives these answers by what is asked, and tells what was. */
function hubOf(answers: Readonly<Record<string, readonly [number, unknown]>>): { readonly fetch: Fetch; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch: (url, { method = 'GET' }) => {
      const what = `${method} ${url.replace('https://hub.example/v1/ws/team', '')}`;
      asked.push(what);
      const [status, body] = answers[what] ?? [404, { code: 'unknown' }];
      return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status }));
    },
  };
}

describe('the members of a team', () => {
  it('are those of its devices, in the order in which they joined', () => {
    const [first, second] = [{ n: 1, joinedAt: '2026-01-01T00:00:00.000Z' }, { n: 2, joinedAt: '2026-02-01T00:00:00.000Z' }];
    const members = membersOf({ devices: [device(5, second), device(3, first), device(4, second)] });
    expect(members.map(({ name, devices }) => [name, devices.map((each) => each.name)])).toEqual([
      ['member 1', ['device 3']],
      ['member 2', ['device 5', 'device 4']],
    ]);
    expect(members[0]?.devices[0]).not.toHaveProperty('member');
  });

  it('are shown with devices and invites to admins alone, by what the hub says that they are', async () => {
    const me = (role: string) => ({ workspace: { id: id(9), name: 'Market' }, member: { id: id(1), name: 'member 1' }, device: { id: id(3), name: 'device 3' }, role });
    const member = { id: id(1), name: 'member 1', role: 'reader', joinedAt: JOINED };
    const reader = hubOf({ 'GET /me': [200, me('reader')], 'GET /members': [200, { members: [member] }] });
    expect(await httpTeam(address, reader.fetch).seen(never)).toEqual({ ok: true, value: { device: me('reader'), members: [{ ...member, devices: [] }], invites: null } });
    const admin = hubOf({ 'GET /me': [200, me('admin')], 'GET /devices': [200, { devices: [device(3, { n: 1, joinedAt: JOINED })] }], 'GET /invites': [200, { invites: [] }] });
    expect(await httpTeam(address, admin.fetch).seen(never)).toMatchObject({ ok: true, value: { members: [{ devices: [{ name: 'device 3' }] }], invites: [] } });
  });

  it('cannot be told by a device that was shown out', async () => {
    const { fetch, asked } = hubOf({ 'GET /me': [401, { code: 'not-joined' }] });
    expect(await httpTeam(address, fetch).seen(never)).toEqual({ ok: false, failure: { kind: 'refused', code: 'not-joined', detail: [] } });
    expect(asked).toEqual(['GET /me']);
  });
});

describe('changing a team', () => {
  it('counts as done what another has done already', async () => {
    const { fetch, asked } = hubOf({});
    const team = httpTeam(address, fetch);
    expect([await team.revokeDevice(id(3), never), await team.revokeInvite(id(4), never)]).toEqual([{ ok: true, value: null }, { ok: true, value: null }]);
    expect(asked).toEqual([`DELETE /devices/${id(3)}`, `DELETE /invites/${id(4)}`]);
  });

  it('tells that the last admin stays one', async () => {
    const { fetch } = hubOf({ [`POST /members/${id(1)}/role`]: [403, { code: 'not-allowed', detail: ['last-admin'] }] });
    expect(await httpTeam(address, fetch).changeRole(id(1), 'reader', never)).toEqual({ ok: false, failure: { kind: 'refused', code: 'not-allowed', detail: ['last-admin'] } });
  });
});
