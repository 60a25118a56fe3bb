import { canonicalJson } from '../../../../core/clip/hash.ts';
import type { HubAnswer, HubPort } from '../../../../core/sync/hub-port.ts';
import type { Document } from '../../../../core/sync/replica.ts';
import { noteEdit, syncRound } from '../../../../core/sync/sync-round.ts';
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
  /** A copy of the hub is made and brought back while devices work. */
  readonly restores?: boolean;
  /** The hub lets go of deletions while devices work. */
  readonly sweeps?: boolean;
}

/** What was done to one record, as far as a person would miss it: a mark put on, taken off, or deleted with its record. */
interface Marks {
  readonly put: Set<string>;
  readonly gone: Set<string>;
}

/**
 * Lets devices change the same few records over a network that loses, doubles and reorders, while they crash wherever they
 * wait; then heals the network, lets all of them finish, and gives what is wrong: nothing, it is hoped.
 */
export async function simulate({ seed, clients, edits, records, hubMistake = 'none', checkpointFirst = false, restores = false, sweeps = false }: Simulation): Promise<string[]> {
  const world = new VirtualWorld(seed);
  const hub = new ModelHub(hubMistake);
  const weather = { faults: true };
  const marks = new Map<string, Marks>();
  const ids = Array.from({ length: records ?? 1 + Math.floor(world.random() * 5) }, (_, index) => `r${index}`);
  const devices = Array.from({ length: clients }, (_, index) => new Device(index, world, hub, weather, marks, checkpointFirst));

  const fate = async () => {
    if (!restores && !sweeps) return;
    await world.pause(60 * edits);
    const copy = hub.copy();
    if (sweeps) hub.sweep();
    await world.pause(60 * edits);
    if (restores) hub.restore(copy);
  };
  await world.run(Promise.all([fate(), ...devices.map((device) => device.live(edits, ids))]));
  weather.faults = false;
  await world.run(Promise.all(devices.map((device) => device.settle())));
  // Twice: what the last of them sent, the first has not read.
  await world.run(Promise.all(devices.map((device) => device.settle())));
  return verdict(hub, devices, marks);
}

class Device {
  readonly store: MemoryReplicaStore;
  readonly #name: string;
  readonly #world: VirtualWorld;
  readonly #hub: ModelHub;
  readonly #weather: { readonly faults: boolean };
  readonly #marks: Map<string, Marks>;
  #mark = 0;
  #clientIds = 0;
  #isCrashing = false;

  constructor(index: number, world: VirtualWorld, hub: ModelHub, weather: { readonly faults: boolean }, marks: Map<string, Marks>, checkpointFirst: boolean) {
    this.#name = `c${index}`;
    this.#world = world;
    this.#hub = hub;
    this.#weather = weather;
    this.#marks = marks;
    this.store = new MemoryReplicaStore(() => this.#step(), checkpointFirst);
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

  async #edit(id: string): Promise<void> {
    const { put, gone } = marksOf(this.#marks, id);
    const done = await this.store.transaction(async (at) => {
      const document = await at.document(id);
      const [next, undone] = this.#changed(document);
      await at.putDocument(id, 'thing', next.document);
      await noteEdit(at, id, 'thing');
      return { mark: next.mark, undone };
    });
    if (done.mark !== null) put.add(done.mark);
    for (const mark of done.undone) gone.add(mark);
  }

  /** A change as a person makes it, the mark that it put, and the marks that it knowingly took away. */
  #changed(document: Document): [{ document: Document; mark: string | null }, string[]] {
    const had = document?.sets['marks'] ?? [];
    const { random } = this.#world;
    if (document !== null && random() < 0.12) return [{ document: null, mark: null }, had];
    if (document !== null && had.length > 0 && random() < 0.2) {
      const out = this.#world.pick(had);
      return [{ document: { ...document, sets: { marks: had.filter((mark) => mark !== out) } }, mark: null }, [out]];
    }
    const mark = `${this.#name}.${(this.#mark += 1)}`;
    const field = this.#world.pick(['note', 'project', 'title']);
    const fields = { ...document?.fields, [field]: mark };
    return [{ document: { fields, sets: { marks: [...had, mark].sort() } }, mark }, []];
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

function marksOf(marks: Map<string, Marks>, id: string): Marks {
  const known = marks.get(id) ?? { put: new Set<string>(), gone: new Set<string>() };
  marks.set(id, known);
  return known;
}

function verdict(hub: ModelHub, devices: readonly Device[], marks: ReadonlyMap<string, Marks>): string[] {
  const wrong: string[] = [];
  const onHub = new Map(hub.records().filter((record) => !record.deleted).map(({ id, fields, sets }) => [id, { fields, sets }]));
  const whole = canonicalJson(sortedRecords(onHub));
  for (const [index, { store }] of devices.entries()) {
    if (canonicalJson(sortedRecords(store.documents())) !== whole) wrong.push(`device ${index} does not show what the hub has`);
  }
  for (const [operation, times] of hub.changes) if (times > 1) wrong.push(`${operation} was applied ${times} times`);
  for (const [id, { put, gone }] of marks) {
    const kept = new Set(onHub.get(id)?.sets['marks'] ?? []);
    for (const mark of put) if (!kept.has(mark) && !gone.has(mark)) wrong.push(`${id} lost ${mark}, which nobody took away`);
  }
  return wrong;
}

function sortedRecords(records: ReadonlyMap<string, unknown>): unknown {
  return [...records].sort(([a], [b]) => (a < b ? -1 : 1));
}
