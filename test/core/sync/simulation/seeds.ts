import { simulate, type Simulation } from './simulate.ts';

/** Worlds of different size and fate: every 25th is a long one, of some the hub forgets deletions, is restored, or both. */
export function worldOf(seed: number): Simulation {
  const isLong = seed % 25 === 0;
  return {
    seed,
    clients: 2 + (seed % 7),
    edits: isLong ? 200 : 12 + (seed % 20),
    sweeps: seed % 5 === 1 || seed % 5 === 2,
    restores: seed % 5 === 2 ? 'twice' : seed % 5 === 3,
  };
}

/** What is wrong in each of the worlds, by seed; those in which nothing is are left out. */
export async function wrongWorlds(seeds: readonly number[], made: (seed: number) => Simulation = worldOf): Promise<Record<number, string[]>> {
  const wrong: Record<number, string[]> = {};
  for (const seed of seeds) {
    const found = await simulate(made(seed));
    if (found.length > 0) wrong[seed] = found;
  }
  return wrong;
}
