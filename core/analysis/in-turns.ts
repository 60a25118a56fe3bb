import type { Steps } from '../statistics/steps.ts';
import { nextTurn } from '../workbook/next-turn.ts';
import type { AnalysisInput } from './plugin.ts';

/** Who hears how far a long analysis is, and can stop it. */
export type HeardWork = Pick<AnalysisInput, 'signal' | 'onProgress'>;

/** The part of the whole that a piece of work is, both from 0 to 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Does work step by step, letting everything else run in between. AbortError when stopped. */
export async function inTurns<Result>(steps: Steps<Result>, work: HeardWork, { from, to }: Stretch): Promise<Result> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    await pause(work, from + (to - from) * next.value);
  }
}

/** Tells how far the whole is and lets everything else run. AbortError when stopped. */
export async function pause({ signal, onProgress }: HeardWork, done: number): Promise<void> {
  onProgress?.(done);
  await nextTurn();
  signal?.throwIfAborted();
}
