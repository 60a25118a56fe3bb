import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { HubAnswer, HubPort } from '../../../core/sync/hub-port.ts';
import { httpHub } from '../../../core/sync/http-hub.ts';
import { syncRound, type RoundEnd } from '../../../core/sync/sync-round.ts';
import type { Joined } from '../../../core/sync/hub-protocol.ts';
import type { Marks } from '../../core/sync/simulation/marks.ts';
import { MemoryReplicaStore } from '../../core/sync/simulation/memory-replica-store.ts';
import { Crashed, pickFrom } from '../../core/sync/simulation/virtual-world.ts';

/** How long a device that reached no hub waits before it tries again. */
const RETRY_MS = 20;

/** What devices have in common. */
export interface Surroundings {
  readonly random: () => number;
  readonly marks: Marks;
  /** Ways to hubs: each round takes one of them. */
  readonly hubs: readonly string[];
  /** How likely it is that a device crashes, at each of its steps; changes while devices live. */
  readonly weather: { crashes: number };
  /** Devices that write how far they read before what they read. */
  readonly checkpointFirst: boolean;
  /** Called whenever a hub said that it has taken operations. */
  readonly onAcknowledged: () => void;
}

/** A device as it is, but for its database being in memory: the round, over real connections, with crashes. */
export class FaultyDevice {
  readonly store: MemoryReplicaStore;
  /** Operations that a hub said it has taken, as `CLIENT:NUMBER`. */
  readonly acknowledged = new Set<string>();
  crashes = 0;
  readonly #name: string;
  readonly #joined: Joined;
  readonly #around: Surroundings;
  #marks = 0;

  constructor(name: string, joined: Joined, around: Surroundings) {
    this.#name = name;
    this.#joined = joined;
    this.#around = around;
    this.store = new MemoryReplicaStore(() => this.#step(), around.checkpointFirst);
  }

  /** Changes records and syncs until it is told to end; a crash ends whatever was under way, and nothing else. */
  async live(ids: readonly string[], isOver: () => boolean): Promise<void> {
    const { random } = this.#around;
    while (!isOver()) {
      try {
        if (random() < 0.6) await this.edit(pickFrom(ids, random));
        else if ((await this.#round()).kind === 'failed') await after(RETRY_MS);
      } catch (error) {
        if (!(error instanceof Crashed)) throw error;
        this.crashes += 1;
      }
    }
  }

  edit(id: string): Promise<void> {
    const newMark = () => `${this.#name}.${(this.#marks += 1)}`;
    return this.#around.marks.change(this.store, id, { random: this.#around.random, newMark });
  }

  async settle(): Promise<void> {
    for (let end = await this.#round(); end.kind !== 'settled'; end = await this.#round()) {
      if (end.failure.kind === 'refused') throw new Error(`The hub refused: ${end.failure.code} ${end.failure.detail.join()}`);
      await after(RETRY_MS);
    }
  }

  #round(): Promise<RoundEnd> {
    const { workspace, token } = this.#joined;
    const hub = httpHub({ url: pickFrom(this.#around.hubs, this.#around.random), workspace: workspace.id, token }, fetch);
    return syncRound({
      store: this.store,
      hub: this.#port(hub),
      blobs: { send: () => Promise.resolve({ ok: true, value: [] }) },
      blobsOf: () => ({ needed: [], also: [] }),
      newClientId: randomUUID,
      signal: new AbortController().signal,
    });
  }

  #port(hub: HubPort): HubPort {
    return {
      push: (push, signal) =>
        this.#call(async () => {
          const answer = await hub.push(push, signal);
          for (const { opNo, status } of answer.ok ? answer.value : []) if (status === 'applied') this.acknowledged.add(`${push.clientId}:${opNo}`);
          this.#around.onAcknowledged();
          return answer;
        }),
      changes: (place, signal) => this.#call(() => hub.changes(place, signal)),
    };
  }

  /** One call: the device may crash before it, while the hub is at work on it, and when the answer is there. */
  async #call<T>(call: () => Promise<HubAnswer<T>>): Promise<HubAnswer<T>> {
    await this.#step();
    const answer = call();
    if (this.#around.random() < this.#around.weather.crashes) {
      // Nobody waits for the answer any more; what was asked for is done all the same.
      void answer.catch(() => undefined);
      throw new Crashed();
    }
    const answered = await answer;
    await this.#step();
    return answered;
  }

  #step(): Promise<void> {
    return this.#around.random() < this.#around.weather.crashes ? Promise.reject(new Crashed()) : Promise.resolve();
  }
}
