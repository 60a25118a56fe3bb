import type { TestPostgres } from '../../environment/postgresql.ts';
import { FaultTeam, type TeamOptions } from './fault-team.ts';

export interface KilledTeamOptions extends TeamOptions {
  /** How often a hub or the database is killed: the database every third time. */
  readonly kills: number;
  /** Operations that hubs take before all is calm, at least; the kills come while they do. */
  readonly operations: number;
  readonly records: number;
}

export interface KilledTeam {
  readonly wrong: readonly string[];
  readonly marks: number;
  readonly acknowledged: number;
  readonly cuts: number;
  readonly crashes: number;
  readonly kills: { readonly hub: number; readonly database: number };
  /** From when all was well again until every device showed the same. */
  readonly convergedMs: number;
}

/**
 * Lets devices change the same records over real connections to several hubs, while connections are cut, devices crash,
 * and hubs and their database are killed; then lets all of it heal, and tells what is wrong: nothing, it is hoped.
 */
export async function killedTeam(server: TestPostgres, options: KilledTeamOptions): Promise<KilledTeam> {
  const team = await FaultTeam.start(server, options);
  try {
    const ids = Array.from({ length: options.records }, (_, index) => `r${index}`);
    const over = { is: false };
    team.storm();
    const living = Promise.all(team.devices.map((device) => device.live(ids, () => over.is)));
    const kills = await Promise.race([killAll(team, server, options), living.then(() => null)]).finally(() => (over.is = true));
    await living;
    team.calm();
    const healed = performance.now();
    await team.settle();
    const convergedMs = performance.now() - healed;
    return {
      wrong: [...(await team.wrong()), ...(await team.wrongOperations())],
      marks: team.marks.count,
      acknowledged: team.acknowledged,
      cuts: team.ways.reduce((cuts, way) => cuts + way.cuts(), 0),
      crashes: team.devices.reduce((crashes, device) => crashes + device.crashes, 0),
      kills: kills ?? { hub: 0, database: 0 },
      convergedMs,
    };
  } finally {
    await team.stop();
  }
}

async function killAll(team: FaultTeam, server: TestPostgres, { kills, hubs, operations }: KilledTeamOptions): Promise<KilledTeam['kills']> {
  const starting: Promise<void>[] = Array.from({ length: hubs }, () => Promise.resolve());
  const done = { hub: 0, database: 0 };
  for (let kill = 1; kill <= kills; kill += 1) {
    // In all about as many as there are to be.
    await team.taken(1 + Math.floor((2 * team.random() * operations) / (kills + 1)));
    if (kill % 3 === 2) {
      await server.kill();
      await server.startAgain();
      done.database += 1;
      continue;
    }
    const index = Math.floor(team.random() * hubs);
    await starting[index];
    await team.killHub(index);
    // Meanwhile the next may be killed, or the database without which this one cannot start.
    const started = team.startHub(index);
    started.catch(() => undefined);
    starting[index] = started;
    done.hub += 1;
  }
  await Promise.all(starting);
  await team.taken(operations - team.acknowledged);
  return done;
}
