import { describe, expect, it } from 'vitest';
import { inTurns } from '../../../core/analysis/in-turns.ts';
import { crossProducts } from '../../../core/statistics/cross-products.ts';
import type { RowReader } from '../../../core/statistics/cross-products.ts';
import { nextTurn } from '../../../core/workbook/next-turn.ts';

const many: RowReader = {
  rows: 40_000,
  columns: 2,
  read(row, into) {
    into[0] = row % 7;
    into[1] = row % 11;
  },
};
const whole = { from: 0, to: 1 };

describe('work done in turns', () => {
  it('lets others run between its steps, and tells its stretch of the whole', async () => {
    let turns = 0;
    let isDone = false;
    const others = (async () => {
      while (!isDone) {
        await nextTurn();
        turns += 1;
      }
    })();
    const told: number[] = [];
    const products = await inTurns(crossProducts(many), { onProgress: (done) => told.push(done) }, { from: 0.2, to: 0.6 });
    isDone = true;
    await others;
    expect(products.rows).toBe(40_000);
    expect(turns).toBeGreaterThan(5);
    expect(told[0]).toBe(0.2);
    expect(told.every((done) => done >= 0.2 && done < 0.6)).toBe(true);
  });

  it('stops between two steps when it is told to, and reads no further', async () => {
    const stop = new AbortController();
    let read = 0;
    const counted: RowReader = {
      ...many,
      read(row, into) {
        read += 1;
        many.read(row, into);
      },
    };
    await expect(inTurns(crossProducts(counted), { signal: stop.signal, onProgress: (done) => (done > 0.25 ? stop.abort() : undefined) }, whole)).rejects.toMatchObject({ name: 'AbortError' });
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(30_000);
  });
});
