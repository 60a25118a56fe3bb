import { receivedSchema, type PageAnswer } from '../messages.ts';

export interface DeliveryPorts {
  /** Rejects when the worker dies before it has answered. */
  send(message: PageAnswer): Promise<unknown>;
  wait(milliseconds: number): Promise<void>;
}

/** Pauses between tries, in milliseconds: the next try starts a worker that has died. */
const PAUSES = [100, 300, 1_000, 3_000, 10_000];

/**
 * Hands the page's answer to the worker until it is acknowledged, which the worker does only after it has
 * been written down. A job takes its first answer, so handing over twice is harmless.
 *
 * @throws what the last try failed with.
 */
export async function deliver(message: PageAnswer, ports: DeliveryPorts): Promise<void> {
  for (const pause of [...PAUSES, null]) {
    try {
      receivedSchema.parse(await ports.send(message));
      return;
    } catch (error) {
      if (pause === null) throw error;
      await ports.wait(pause);
    }
  }
}
