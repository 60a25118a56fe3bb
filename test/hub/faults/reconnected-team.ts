import type { TestPostgres } from '../../environment/postgresql.ts';
import { FaultTeam, type TeamOptions } from './fault-team.ts';

export interface ReconnectedTeamOptions extends TeamOptions {
  /** Changes that each device makes offline, each of another record: half of them of records that all devices change. */
  readonly edits: number;
}

export interface ReconnectedTeam {
  readonly wrong: readonly string[];
  readonly records: number;
  readonly operations: number;
  /** From when all come back until every device shows the same. */
  readonly convergedMs: number;
}

/** Lets devices work offline for long and come back all at once. */
export async function reconnectedTeam(server: TestPostgres, options: ReconnectedTeamOptions): Promise<ReconnectedTeam> {
  const team = await FaultTeam.start(server, options);
  try {
    for (const [index, device] of team.devices.entries()) {
      for (let edit = 0; edit < options.edits; edit += 1) await device.edit(edit % 2 === 0 ? `shared${edit}` : `own${index}-${edit}`);
    }
    const began = performance.now();
    await team.settle();
    const convergedMs = performance.now() - began;
    return { wrong: [...(await team.wrong()), ...(await team.wrongOperations())], records: (await team.records()).length, operations: team.acknowledged, convergedMs };
  } finally {
    await team.stop();
  }
}
