import { killedTeam } from '../../hub/faults/killed-team.ts';
import { reconnectedTeam } from '../../hub/faults/reconnected-team.ts';
import { startPostgres, type TestPostgres } from '../../environment/postgresql.ts';

const KILLED = { devices: 20, hubs: 2, kills: 30, operations: 6000, records: 200 };
const RECONNECTED = { devices: 50, hubs: 2, edits: 500 };

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** What hubs do when they and their database are killed, and when a whole team comes back at once. */
export async function benchFaults(print: (what: string, figure: string, aim?: string) => void): Promise<void> {
  // A server of their own each: one is killed, and the other has to be as quick as can be.
  await onOwnServer(async (server) => {
    const { wrong, kills, cuts, crashes, marks, acknowledged, convergedMs } = await killedTeam(server, { seed: 7, ...KILLED });
    print(`killed: ${KILLED.devices} devices, hubs ${kills.hub} times, PostgreSQL ${kills.database} times`, `${kills.hub + kills.database} kills`, 'aim >= 30');
    print(`  ${cuts} connections cut, ${crashes} devices crashed, ${marks} marks put; operations`, String(acknowledged));
    report(wrong, print);
    print('  converged after all was well again', seconds(convergedMs), 'aim <= 10 s');
  });
  await onOwnServer(async (server) => {
    const { wrong, records, operations, convergedMs } = await reconnectedTeam(server, { seed: 8, ...RECONNECTED });
    print(`${RECONNECTED.devices} devices back with ${RECONNECTED.edits} changes each, ${records} records, operations`, String(operations));
    report(wrong, print);
    print('  converged', seconds(convergedMs), 'aim <= 120 s');
  });
}

function report(wrong: readonly string[], print: (what: string, figure: string, aim?: string) => void): void {
  print('  lost, applied twice, or shown otherwise than on the hub', String(wrong.length), 'aim 0');
  for (const each of wrong.slice(0, 20)) print(`    ${each}`, '');
}

async function onOwnServer(work: (server: TestPostgres) => Promise<void>): Promise<void> {
  const server = await startPostgres({ durable: true });
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}
