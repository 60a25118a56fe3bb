import { describe, expect, it } from 'vitest';
import { worldOf, wrongWorlds } from './seeds.ts';
import type { Simulation } from './simulate.ts';

/** In these something was wrong once: a deletion that took an unseen change along, a forgotten record made anew, a restored hub. */
const ONCE_WRONG: Simulation[] = [
  { seed: 16, clients: 4, edits: 28 },
  { seed: 25, clients: 6, edits: 200 },
  { seed: 28, clients: 2, edits: 20, sweeps: true },
  { seed: 34, clients: 8, edits: 26, sweeps: true },
  { seed: 1, clients: 3, edits: 13, restores: true },
  { seed: 77, clients: 2, edits: 29, restores: true },
  { seed: 13, clients: 8, edits: 25, sweeps: true, restores: true },
  { seed: 178, clients: 5, edits: 30, restores: true },
  { seed: 317, clients: 4, edits: 29, sweeps: true, restores: 'twice' },
  { seed: 362, clients: 7, edits: 14, sweeps: true, restores: true },
];

const seedsFrom = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

describe('devices that sync over a bad network, and crash', () => {
  it.each([1, 101, 201, 301, 401])(
    'show the same in the end, lose nothing and do nothing twice (100 worlds from seed %i)',
    { timeout: 120_000 },
    async (from) => {
      expect(await wrongWorlds(seedsFrom(from, 100))).toEqual({});
    },
  );

  it('still do so in the worlds that were wrong once', async () => {
    const worlds = new Map(ONCE_WRONG.map((world) => [world.seed, world]));
    expect(await wrongWorlds([...worlds.keys()], (seed) => worlds.get(seed) ?? worldOf(seed))).toEqual({});
  });
});

describe('the simulation finds out', () => {
  const found = async (mistake: Partial<ReturnType<typeof worldOf>>) =>
    Object.values(await wrongWorlds(seedsFrom(1, 60), (seed) => ({ ...worldOf(seed), edits: 25, sweeps: false, restores: false, ...mistake }))).flat();

  it('a hub that applies what it is sent again', async () => {
    expect((await found({ hubMistake: 'no-dedupe' })).some((wrong) => wrong.includes('was applied 2 times'))).toBe(true);
  });

  it('a hub that gives places out before it commits', async () => {
    expect((await found({ hubMistake: 'seq-before-commit' })).some((wrong) => wrong.includes('does not show what the hub has'))).toBe(true);
  });

  it('a device that notes how far it has read before it keeps what it read', async () => {
    expect((await found({ checkpointFirst: true, records: 60 })).some((wrong) => wrong.includes('does not show what the hub has'))).toBe(true);
  });
});
