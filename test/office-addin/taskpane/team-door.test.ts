import { describe, expect, it } from 'vitest';
import type { TextStore } from '../../../office-addin/taskpane/brought-packs.ts';
import { openPaneSession } from '../../../office-addin/taskpane/pane-session.ts';
import { TEAM_ACCOUNT, teamDoor } from '../../../office-addin/taskpane/team-door.ts';
import { noTeam } from '../team/plain-team.ts';
import { plainServices } from './plain-services.ts';

const desk = openPaneSession(plainServices());
const store = (texts: Record<string, string>): TextStore => ({ getItem: (name) => texts[name] ?? null, setItem: () => undefined, removeItem: () => undefined });

describe('the door to the team', () => {
  it('tells whether a team was joined, and loads nothing for that', () => {
    const load = () => Promise.reject(new Error('not needed'));
    expect(teamDoor(null, load).isJoined()).toBe(false);
    expect(teamDoor(store({}), load).isJoined()).toBe(false);
    expect(teamDoor(store({ [TEAM_ACCOUNT]: '{}' }), load).isJoined()).toBe(true);
  });

  it('opens once, however often somebody comes, and again where it could not be opened', async () => {
    let opens = 0;
    const team = await noTeam().open(desk);
    const door = teamDoor(null, () => {
      opens += 1;
      return opens === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(team);
    });
    await expect(door.open(desk)).rejects.toThrow('no network');
    expect(await Promise.all([door.open(desk), door.open(desk)])).toEqual([team, team]);
    expect(opens).toBe(2);
  });

  it('lets go of the team with the pane, and of nothing where it was never opened', async () => {
    const closed: string[] = [];
    const team = await noTeam({ close: () => Promise.resolve(void closed.push('team')) }).open(desk);
    const door = teamDoor(null, () => Promise.resolve(team));
    await door.close();
    expect(closed).toEqual([]);
    await door.open(desk);
    await door.close();
    expect(closed).toEqual(['team']);
  });
});
