import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../core/engine/engine.ts';
import { lazyEngine } from '../../../office-addin/taskpane/lazy-engine.ts';
import { held } from './plain-services.ts';

function fakeEngine(): Engine & { closed: number } {
  return {
    closed: 0,
    load: () => Promise.resolve(),
    query: () => Promise.resolve({ columns: [], rows: [[1]] }),
    close() {
      this.closed += 1;
      return Promise.resolve();
    },
  };
}

describe('an engine that starts when it is asked', () => {
  it('starts once, however many ask', async () => {
    let starts = 0;
    const engine = lazyEngine(() => {
      starts += 1;
      return Promise.resolve(fakeEngine());
    });
    expect(starts).toBe(0);
    const answers = await Promise.all([engine.query('SELECT 1'), engine.query('SELECT 1')]);
    expect(answers.map((answer) => answer.rows)).toEqual([[[1]], [[1]]]);
    expect(starts).toBe(1);
  });

  it('tries again after a start that failed', async () => {
    let starts = 0;
    const engine = lazyEngine(() => {
      starts += 1;
      return starts === 1 ? Promise.reject(new Error('no memory')) : Promise.resolve(fakeEngine());
    });
    await expect(engine.query('SELECT 1')).rejects.toThrow('no memory');
    await expect(engine.query('SELECT 1')).resolves.toMatchObject({ rows: [[1]] });
  });

  it('gets ready when it is told to, and tells of a start that failed only whoever asks it something', async () => {
    let starts = 0;
    const engine = lazyEngine(() => {
      starts += 1;
      return starts === 1 ? Promise.reject(new Error('no memory')) : Promise.resolve(fakeEngine());
    });
    engine.warm();
    await expect(engine.query('SELECT 1')).rejects.toThrow('no memory');
    engine.warm();
    await expect(engine.query('SELECT 1')).resolves.toMatchObject({ rows: [[1]] });
    expect(starts).toBe(2);
  });

  it('can be stopped while it starts, and serves the next question with that start', async () => {
    const start = held<Engine>();
    const engine = lazyEngine(() => start.promise());
    const stop = new AbortController();
    const first = engine.query('SELECT 1', stop.signal);
    stop.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    start.give(fakeEngine());
    await expect(engine.query('SELECT 1')).resolves.toMatchObject({ rows: [[1]] });
  });

  it('closes what it started, once, and starts nothing in order to close it', async () => {
    const warm = fakeEngine();
    const engine = lazyEngine(() => Promise.resolve(warm));
    await engine.query('SELECT 1');
    await engine.close();
    await engine.close();
    expect(warm.closed).toBe(1);
    const cold = lazyEngine(() => Promise.reject(new Error('must not start')));
    await expect(cold.close()).resolves.toBeUndefined();
  });
});
