import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startPostgres, type TestPostgres } from '../../environment/postgresql.ts';
import { describeWith } from '../../environment/tools.ts';
import { killedTeam, type KilledTeamOptions } from './killed-team.ts';
import { reconnectedTeam } from './reconnected-team.ts';
import { restoredTeam } from './restored-team.ts';

// Processes start and end here, on whatever machine this is: the limit only ends what hangs.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let running: TestPostgres | undefined;
beforeAll(async () => {
  running = await startPostgres({ durable: true });
});
afterAll(() => running?.stop());
const server = () => {
  if (running === undefined) throw new Error('The database runs inside a test only.');
  return running;
};

describeWith(['postgresql'], 'devices on two hubs and one PostgreSQL', () => {
  it('show the same in the end, lose nothing and do nothing twice, though hubs and database are killed and connections cut', async () => {
    const { wrong, kills, cuts, crashes } = await killedTeam(server(), { seed: 1, devices: 6, hubs: 2, kills: 4, operations: 400, records: 40 });
    expect(wrong).toEqual([]);
    expect(kills).toEqual({ hub: 3, database: 1 });
    expect(Math.min(cuts, crashes)).toBeGreaterThan(0);
  });

  it('show the same in the end and lose no mark, though the hub is brought back from copies while they work', async () => {
    const { wrong, pasts } = await restoredTeam(server(), { seed: 2, devices: 5, hubs: 2, records: 30, operationsBetween: 60 });
    expect(wrong).toEqual([]);
    expect(pasts).toBe(2);
  });

  it('show the same in the end when they come back all at once from long work offline', async () => {
    const { wrong, records, operations } = await reconnectedTeam(server(), { seed: 3, devices: 8, hubs: 2, edits: 120 });
    expect(wrong).toEqual([]);
    expect({ records, operations }).toEqual({ records: 60 + 8 * 60, operations: 8 * 120 });
  });
});

describeWith(['postgresql'], 'these tests find out', () => {
  const team = { devices: 6, hubs: 1, kills: 0, operations: 300, records: 60 };
  /** When a mistake shows is decided by moments that no seed decides: teams are tried until it does, and not many. */
  const isFound = async (wrongs: string, mistake: Partial<KilledTeamOptions>) => {
    for (const seed of [4, 5, 6, 7]) {
      const { wrong } = await killedTeam(server(), { ...team, ...mistake, seed });
      if (wrong.some((each) => each.includes(wrongs))) return true;
    }
    return false;
  };

  it('a hub that forgets what it has taken, and so takes it again', async () => {
    expect(await isFound('was applied 2 times', { databaseMistake: 'no-dedupe' })).toBe(true);
  });

  it('a hub whose places are given out before the commit', async () => {
    expect(await isFound('does not show what the hub has', { databaseMistake: 'places-before-commit', hubs: 2, records: 400 })).toBe(true);
  });

  it('a device that notes how far it has read before it keeps what it read', async () => {
    expect(await isFound('does not show what the hub has', { checkpointFirst: true, crashes: 0.008, records: 200 })).toBe(true);
  });
});
