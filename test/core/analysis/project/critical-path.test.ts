import { describe, expect, it } from 'vitest';
import { criticalPath } from '../../../../core/analysis/project/critical-path.ts';
import type { Link, NetworkTask } from '../../../../core/analysis/project/critical-path.ts';
import { CONSTRUCTION, CONSTRUCTION_ANSWER } from './sample-projects.ts';

const codes = CONSTRUCTION.map(([code]) => code);
const construction = CONSTRUCTION.map(([, , after, duration]): NetworkTask => ({ duration, earliest: 0, after: after.split(', ').flatMap((code) => codes.flatMap((one, task): Link[] => (one === code ? [{ task, kind: 'FS', lag: 0 }] : []))) }));

const task = (duration: number, after: readonly Link[] = [], earliest = 0): NetworkTask => ({ duration, earliest, after });
const link = (to: number, kind: Link['kind'] = 'FS', lag = 0): Link => ({ task: to, kind, lag });
const scheduled = (tasks: readonly NetworkTask[]) => {
  const { schedule } = criticalPath(tasks);
  if (schedule === null) throw new Error('these tasks wait for each other');
  return schedule;
};

/** A number from 0 to 1 that follows from the one before: Lehmer's generator with the constants of Park and Miller. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Tasks that wait only for earlier ones, as any plan without a circle can be written. */
function network(seed: number): NetworkTask[] {
  const next = numbers(seed);
  return Array.from({ length: 2 + Math.floor(next() * 9) }, (_, index) => task(Math.floor(next() * 10), Array.from({ length: index }, (__, before) => before).filter(() => next() < 0.35).map((before) => link(before))));
}

/** The longest way to the end of a task, over every way there is. */
const longest = (tasks: readonly NetworkTask[], index: number): number => (tasks[index]?.duration ?? 0) + Math.max(0, ...(tasks[index]?.after ?? []).map((one) => longest(tasks, one.task)));

describe('the critical path', () => {
  it('of the Reliable Construction Co. is that of the textbook, with its length and every slack', () => {
    const { length, path, slack } = scheduled(construction);
    expect(length).toBe(CONSTRUCTION_ANSWER.length);
    expect(path.map((place) => codes[place])).toEqual(CONSTRUCTION_ANSWER.path);
    expect(Object.fromEntries([...slack].map((weeks, place) => [codes[place], weeks]))).toEqual(CONSTRUCTION_ANSWER.slack);
  });

  it.each([
    ['FS', 2, [0, 7]],
    ['SS', 2, [0, 2]],
    ['FF', 2, [0, 4]],
    ['SF', 6, [0, 3]],
    ['FS', -1, [0, 4]],
  ] as const)('heeds a link %s with %d days between: starts %j', (kind, lag, starts) => {
    expect([...scheduled([task(5), task(3, [link(0, kind, lag)])]).earlyStart]).toEqual(starts);
  });

  it('begins no earlier than a planned day', () => {
    const { length, slack } = scheduled([task(3), task(2, [link(0)], 10), task(4)]);
    expect([length, ...slack]).toEqual([12, 7, 0, 8]);
  });

  it('does not exist where tasks wait for each other, and those that do are named', () => {
    expect(criticalPath([task(1), task(1, [link(0), link(3)]), task(1, [link(1)]), task(1, [link(2)]), task(1, [link(3)])])).toEqual({ schedule: null, circle: [2, 3, 1] });
  });

  it('of nothing takes no time', () => {
    expect(scheduled([]).length).toBe(0);
  });

  it.each(Array.from({ length: 60 }, (_, seed) => seed + 1))('is the longest of all ways, and holds in any plan: %d', (seed) => {
    const tasks = network(seed);
    const { length, slack, path, earlyStart, earlyFinish, lateStart } = scheduled(tasks);
    expect(length).toBe(Math.max(...tasks.map((_, index) => longest(tasks, index))));
    expect(path.reduce((sum, place) => sum + (tasks[place]?.duration ?? NaN), 0)).toBe(length);
    for (const [index, { after }] of tasks.entries()) {
      expect(lateStart[index]).toBeGreaterThanOrEqual(earlyStart[index] ?? NaN);
      for (const { task: before } of after) expect(earlyStart[index]).toBeGreaterThanOrEqual(earlyFinish[before] ?? NaN);
    }
    for (const place of path) expect(slack[place]).toBe(0);
    // A task that takes as much longer as its slack leaves the end where it is; a day more moves it by that day.
    for (const [index, free] of slack.entries()) {
      const longer = (days: number) => scheduled(tasks.map((one, place) => (place === index ? { ...one, duration: one.duration + days } : one))).length;
      expect([longer(free), longer(free + 1)]).toEqual([length, length + 1]);
    }
  });
});
