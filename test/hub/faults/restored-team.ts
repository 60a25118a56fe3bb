import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreCopy } from '../../../hub/backup/restore-copy.ts';
import { writeCopy } from '../../../hub/backup/write-copy.ts';
import type { TestPostgres } from '../../environment/postgresql.ts';
import { FaultTeam, type TeamOptions } from './fault-team.ts';

export interface RestoredTeamOptions extends TeamOptions {
  readonly records: number;
  /** Operations that hubs take before each copy, before each restoring, and at the end. */
  readonly operationsBetween: number;
}

/**
 * Makes two copies of a hub's database while devices write, brings back the second and then, later, the first, while they go
 * on; then lets all finish, and tells what is wrong: nothing, it is hoped.
 */
export async function restoredTeam(server: TestPostgres, options: RestoredTeamOptions): Promise<{ readonly wrong: readonly string[]; readonly marks: number; readonly pasts: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'clipsheet-restored-'));
  const team = await FaultTeam.start(server, options);
  try {
    const ids = Array.from({ length: options.records }, (_, index) => `r${index}`);
    const [first, second] = [join(folder, 'first.hubcopy'), join(folder, 'second.hubcopy')];
    const over = { is: false };
    team.storm();
    const living = Promise.all(team.devices.map((device) => device.live(ids, () => over.is)));
    const fate = async () => {
      for (const step of [() => writeCopy(team.database, first), () => writeCopy(team.database, second), () => restoreCopy(team.database, second, { replace: true }), () => restoreCopy(team.database, first, { replace: true })]) {
        await team.taken(options.operationsBetween);
        await step();
      }
      await team.taken(options.operationsBetween);
    };
    await Promise.race([fate(), living]).finally(() => (over.is = true));
    await living;
    team.calm();
    await team.settle();
    const pasts = await team.pasts();
    return { wrong: [...(await team.wrong()), ...(await team.wrongOperations({ mayBeLost: true }))], marks: team.marks.count, pasts };
  } finally {
    await team.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
