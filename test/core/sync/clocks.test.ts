import { afterEach, describe, expect, it, vi } from 'vitest';
import { pushSchema } from '../../../core/sync/hub-protocol.ts';
import { operationSchema } from '../../../core/sync/hub-record.ts';
import { simulate } from './simulation/simulate.ts';
import { worldOf } from './simulation/seeds.ts';

const HOUR = 3_600_000;
const readers: string[] = [];

/** A clock that is off by up to an hour, at each reading by another amount, and remembers who read it. */
class WrongClock extends Date {
  static override now(): number {
    readers.push(new Error().stack ?? '');
    return super.now() + HOUR * (2 * Math.random() - 1);
  }

  constructor(...said: [] | [value: number | string | Date]) {
    super(said.length === 0 ? WrongClock.now() : said[0]);
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  readers.splice(0);
});

/** Readings by what syncs, of all that the process makes. */
const readingsBySync = () => readers.filter((stack) => /\/(?:core|hub)\//.test(stack));

describe('the clock of a device', () => {
  it('may be off by an hour and run as it likes: no round reads it', async () => {
    vi.stubGlobal('Date', WrongClock);
    for (const seed of [3, 4, 8]) expect(await simulate(worldOf(seed))).toEqual([]);
    expect(readingsBySync()).toEqual([]);
  });

  it('would be noticed here if one did', () => {
    vi.stubGlobal('Date', WrongClock);
    expect([new Date(), Date.now()]).toHaveLength(2);
    expect(readingsBySync()).toHaveLength(2);
  });

  it('cannot reach a hub either: nothing that a device sends says a time', () => {
    expect(Object.keys(pushSchema.shape).sort()).toEqual(['clientId', 'epoch', 'ops']);
    expect(Object.keys(operationSchema.shape).sort()).toEqual(['add', 'again', 'baseRev', 'deleted', 'id', 'kind', 'opNo', 'remove', 'set']);
  });
});
