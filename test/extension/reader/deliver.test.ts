import { describe, expect, it } from 'vitest';
import { deliver, type DeliveryPorts } from '../../../extension/reader/deliver.ts';

const MESSAGE = { type: 'page-unreadable', jobId: 'j', reason: 'error', detail: '' } as const;

/** A worker that answers as listed, an Error meaning that it died first. */
function workerThat(...answers: unknown[]): DeliveryPorts & { sent: number; waited: number[] } {
  const worker = {
    sent: 0,
    waited: new Array<number>(),
    send: () => {
      const next = answers[Math.min(worker.sent, answers.length - 1)];
      worker.sent += 1;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    wait: (milliseconds: number) => {
      worker.waited.push(milliseconds);
      return Promise.resolve();
    },
  };
  return worker;
}

describe('deliver', () => {
  it('hands over once where it is acknowledged', async () => {
    const worker = workerThat({ ok: true });
    await deliver(MESSAGE, worker);
    expect(worker.sent).toBe(1);
  });

  it('hands over again after the worker died, waiting longer each time', async () => {
    const worker = workerThat(new Error('channel closed'), new Error('channel closed'), undefined, { ok: true });
    await deliver(MESSAGE, worker);
    expect(worker.sent).toBe(4);
    expect(worker.waited).toEqual([...worker.waited].sort((a, b) => a - b));
  });

  it('takes a refusal as an answer', async () => {
    const worker = workerThat({ ok: false, problem: { code: 'x', sentence: { zh: '不。', en: 'No.' } } });
    await deliver(MESSAGE, worker);
    expect(worker.sent).toBe(1);
  });

  it('says so where nobody ever answers', async () => {
    const worker = workerThat(new Error('gone for good'));
    await expect(deliver(MESSAGE, worker)).rejects.toThrow('gone for good');
  });
});
