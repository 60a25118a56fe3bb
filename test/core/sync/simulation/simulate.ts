import type { HubAnswer, HubPort } from '../../../../core/sync/hub-port.ts';
import { syncRound } from '../../../../core/sync/sync-round.ts';
import { Marks, wrongAtTheEnd, type DeviceStore } from './marks.ts';
import { MemoryReplicaStore } from './memory-replica-store.ts';
import { ModelHub, type Mistake } from './model-hub.ts';
import { Crashed, VirtualWorld } from './virtual-world.ts';

export interface Simulation {
  readonly seed: number;
  readonly clients: number;
  /** Changes that each client makes. */
  readonly edits: number;
  /** How many records they change; as the seed says, and few, where nothing is said. */
  readonly records?: number;
  readonly hubMistake?: Mistake;
  /** Devices that write how far they read before what they read. */
  readonly checkpointFirst?: boolean;
  /** A copy of the hub is made and brought back while devices work; or two, the newer before the older. */
  readonly restores?: boolean | 'twice';
  /** The hub lets go of deletions while devices work. */
  readonly sweeps?: boolean;
  /** Where devices keep what they know; in memory, crashing at every step, where nothing is said. */
  readonly storeOf?: (step: () => Promise<void>) => DeviceStore;
}

/**
 * Lets devices change the same few records over a network that loses, doubles and reorders, while they crash wherever they
 * wait; then heals the network, lets all of them finish, and gives what is wrong: nothing, it is hoped.
 */
export async function simulate({ seed, clients, edits, records, hubMistake = 'none', checkpointFirst = false, restores = false, sweeps = false, storeOf = (step) => new MemoryReplicaStore(step, checkpointFirst) }: Simulation): Promise<string[]> {
  const world = new VirtualWorld(seed);
  const hub = new ModelHub(hubMistake);
  const weather = { faults: true };
  const marks = new Marks();
  const ids = Array.from({ length: records ?? 1 + Math.floor(world.random() * 5) }, (_, index) => `r${index}`);
  const devices = Array.from({ length: clients }, (_, index) => new Device(index, world, hub, weather, marks, storeOf));

  const fate = async () => {
    if (restores === false && !sweeps) return;
    await world.pause(60 * edits);
    const copy = hub.copy();
    if (sweeps) hub.sweep();
    await world.pause(60 * edits);
    const later = hub.copy();
    if (restores === 'twice') {
      await world.pause(30 * edits);
      hub.restore(later);
      await world.pause(30 * edits);
    }
    if (restores !== false) hub.restore(copy);
  };
  await world.run(Promise.all([fate(), ...devices.map((device) => device.live(edits, ids))]));
  weather.faults = false;
  await world.run(Promise.all(devices.map((device) => device.settle())));
  // Twice: what the last of them sent, the first has not read.
  await world.run(Promise.all(devices.map((device) => device.settle())));
  const twice = [...hub.changes].filter(([, times]) => times > 1).map(([operation, times]) => `${operation} was applied ${times} times`);
  return [...(await wrongAtTheEnd(hub.records(), devices.map(({ store }) => store), marks)), ...twice];
}

class Device {
  readonly store: DeviceStore;
  readonly #name: string;
  readonly #world: VirtualWorld;
  readonly #hub: ModelHub;
  readonly #weather: { readonly faults: boolean };
  readonly #marks: Marks;
  #mark = 0;
  #clientIds = 0;
  #isCrashing = false;

  constructor(index: number, world: VirtualWorld, hub: ModelHub, weather: { readonly faults: boolean }, marks: Marks, storeOf: (step: () => Promise<void>) => DeviceStore) {
    this.#name = `c${index}`;
    this.#world = world;
    this.#hub = hub;
    this.#weather = weather;
    this.#marks = marks;
    this.store = storeOf(() => this.#step());
  }

  /** Changes records and syncs now and then; a crash ends whatever was under way, and nothing else. */
  async live(edits: number, ids: readonly string[]): Promise<void> {
    for (let made = 0; made < edits; ) {
      const isEdit = this.#world.chance(0.6);
      try {
        if (isEdit) {
          made += 1;
          await this.#edit(this.#world.pick(ids));
        } else {
          await this.#round();
        }
      } catch (error) {
        if (!(error instanceof Crashed)) throw error;
        this.#isCrashing = false;
      }
    }
  }

  async settle(): Promise<void> {
    for (;;) {
      const end = await this.#round();
      if (end.kind === 'settled') return;
    }
  }

  #edit(id: string): Promise<void> {
    const newMark = () => `${this.#name}.${(this.#mark += 1)}`;
    return this.#marks.change(this.store, id, { random: this.#world.random, newMark });
  }

  #round() {
    return syncRound({
      store: this.store,
      hub: this.#port(),
      blobs: { send: () => Promise.resolve({ ok: true, value: [] }) },
      blobsOf: () => ({ needed: [], also: [] }),
      newClientId: () => `${this.#name}#${(this.#clientIds += 1)}`,
      signal: new AbortController().signal,
    });
  }

  #port(): HubPort {
    return {
      push: (push) => this.#call(() => this.#hub.push(push, () => this.#world.pause(20))),
      changes: (after) => this.#call(() => Promise.resolve(this.#hub.read(after))),
    };
  }

  /** One call: it may not arrive, arrive twice, arrive late, or its answer be lost. */
  async #call<T>(call: () => Promise<HubAnswer<T>>): Promise<HubAnswer<T>> {
    const offline: HubAnswer<T> = { ok: false, failure: { kind: 'offline' } };
    const { faults } = this.#weather;
    await this.#step(faults ? 6 : 1);
    if (faults && this.#world.chance(0.1)) {
      // Given up by the device, and delivered all the same, much later.
      void this.#world.pause(60).then(call);
      return offline;
    }
    if (faults && this.#world.chance(0.08)) return offline;
    if (faults && this.#world.chance(0.1)) void this.#world.pause(30).then(call);
    const answer = await call();
    await this.#step(faults ? 6 : 1);
    return faults && this.#world.chance(0.1) ? offline : answer;
  }

  /** Every wait of a device: here it may crash. */
  async #step(longest = 1): Promise<void> {
    await this.#world.pause(longest);
    if (this.#weather.faults && this.#world.chance(0.004)) this.#isCrashing = true;
    if (this.#isCrashing) throw new Crashed();
  }
}
