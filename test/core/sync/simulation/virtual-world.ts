/** Numbers in 0..1 that are the same for the same seed (mulberry32 by Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pickFrom<T>(from: readonly T[], random: () => number): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error('Nothing to pick from');
  return picked;
}

/** What a crashed device throws wherever it was. */
export class Crashed extends Error {}

/**
 * Time and order of a simulated world: whoever waits, waits here, and one after another is let go on in an order that the
 * seed decides. Nothing in it looks at a clock.
 */
export class VirtualWorld {
  readonly random: () => number;
  readonly #waiting: (() => void)[] = [];

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** Waits for as many turns as the seed says, at least one. */
  async pause(longest = 1): Promise<void> {
    const turns = 1 + Math.floor(this.random() * longest);
    for (let turn = 0; turn < turns; turn += 1) await new Promise<void>((go) => this.#waiting.push(go));
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return pickFrom(from, this.random);
  }

  /** Lets everybody go on until the work is done. */
  async run(work: Promise<unknown>): Promise<void> {
    const end = { isReached: false };
    let idleTurns = 0;
    const done = work.finally(() => (end.isReached = true));
    done.catch(() => undefined);
    for (;;) {
      // All that can go on without waiting here has gone on when the event loop turns.
      await new Promise((turn) => setImmediate(turn));
      if (end.isReached) break;
      const index = Math.floor(this.random() * this.#waiting.length);
      const [go] = this.#waiting.splice(index, 1);
      // A database may be at work for a few turns of its own.
      idleTurns = go === undefined ? idleTurns + 1 : 0;
      if (idleTurns > 10_000) throw new Error('Everybody waits for nothing');
      go?.();
    }
    await done;
  }
}
