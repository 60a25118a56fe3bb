import type { HubRecord } from '../../../core/sync/hub-record.ts';
import { httpHub, joinHub } from '../../../core/sync/http-hub.ts';
import type { Joined } from '../../../core/sync/hub-protocol.ts';
import type { Database } from '../../../hub/database/database.ts';
import { openDatabase } from '../../../hub/database/open-database.ts';
import { makeInvite } from '../../../hub/team/invites.ts';
import { makeWorkspace } from '../../../hub/team/workspaces.ts';
import { Marks, wrongAtTheEnd } from '../../core/sync/simulation/marks.ts';
import { seededRandom } from '../../core/sync/simulation/virtual-world.ts';
import { startHubProcess, type HubProcess } from '../../environment/hub-processes.ts';
import type { TestPostgres } from '../../environment/postgresql.ts';
import { cutConnections, type CutConnections } from './cut-connections.ts';
import { FaultyDevice } from './faulty-device.ts';
import { callWitness, wrongOperations, type DatabaseMistake } from './witness.ts';

export interface TeamOptions {
  readonly seed: number;
  readonly devices: number;
  readonly hubs: number;
  readonly databaseMistake?: DatabaseMistake;
  readonly checkpointFirst?: boolean;
  /** How likely it is that a device crashes at one of its steps. */
  readonly crashes?: number;
}

/** How likely it is that what passes on a connection cuts it. */
const CUTS = 0.02;
const CRASHES = 0.004;
const CALM = { cuts: 0, crashes: 0 };

/** A team of devices on several hubs, which are processes of their own, on one PostgreSQL. */
export class FaultTeam {
  readonly devices: readonly FaultyDevice[];
  readonly marks: Marks;
  readonly random: () => number;
  readonly database: Database;
  readonly url: string;
  readonly ways: readonly CutConnections[];
  readonly #server: TestPostgres;
  readonly #hubs: (HubProcess | null)[];
  readonly #weather: { cuts: number; crashes: number };
  readonly #member: Joined;
  readonly #crashes: number;
  #waiting: { readonly count: number; readonly go: () => void }[] = [];

  private constructor(parts: { server: TestPostgres; url: string; database: Database; ways: CutConnections[]; hubs: HubProcess[]; weather: { cuts: number; crashes: number }; joined: readonly Joined[] }, options: TeamOptions) {
    this.random = seededRandom(options.seed);
    this.marks = new Marks();
    this.#crashes = options.crashes ?? CRASHES;
    this.database = parts.database;
    this.url = parts.url;
    this.ways = parts.ways;
    this.#server = parts.server;
    this.#hubs = parts.hubs;
    this.#weather = parts.weather;
    const [member, ...others] = parts.joined;
    if (member === undefined) throw new Error('A team has members');
    this.#member = member;
    const around = { random: this.random, marks: this.marks, hubs: parts.ways.map(({ url }) => url), weather: parts.weather, checkpointFirst: options.checkpointFirst ?? false, onAcknowledged: () => this.#hear() };
    this.devices = others.map((joined, index) => new FaultyDevice(`c${index}`, joined, around));
  }

  static async start(server: TestPostgres, options: TeamOptions): Promise<FaultTeam> {
    const url = await server.newDatabase();
    const database = await openDatabase({ kind: 'postgres', url });
    const { id } = await makeWorkspace(database, 'Team');
    const { code } = await makeInvite(database, id, { role: 'editor', days: 1, uses: options.devices + 1 });
    await callWitness(server.asSuperuser(url), options.databaseMistake ?? 'none');
    const weather = { ...CALM };
    const random = seededRandom(options.seed + 1);
    const hubs = await Promise.all(Array.from({ length: options.hubs }, () => startHubProcess(url)));
    const ways = await Promise.all(hubs.map(() => cutConnections(() => random() < weather.cuts)));
    ways.forEach((way, index) => way.leadTo(hubs[index]?.url ?? ''));
    const joined = await Promise.all(Array.from({ length: options.devices + 1 }, (_, index) => join(ways[index % ways.length]?.url ?? '', code, `Member ${index}`)));
    return new FaultTeam({ server, url, database, ways, hubs, weather, joined }, options);
  }

  /** Connections are cut and devices crash from here on. */
  storm(): void {
    Object.assign(this.#weather, { cuts: CUTS, crashes: this.#crashes });
  }

  calm(): void {
    Object.assign(this.#weather, CALM);
  }

  /** How many operations hubs have said that they took. */
  get acknowledged(): number {
    return this.devices.reduce((count, device) => count + device.acknowledged.size, 0);
  }

  /** Waits until hubs have taken so many operations more. */
  taken(operations: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ count: this.acknowledged + operations, go });
      this.#hear();
    });
  }

  async killHub(index: number): Promise<void> {
    const hub = this.#hubs[index];
    if (hub === undefined || hub === null) return;
    if (!hub.isRunning()) throw new Error(`Hub ${index} ended by itself: ${hub.said()}`);
    this.#hubs[index] = null;
    await hub.kill();
  }

  /** Starts a hub that was killed, as often as it takes: without its database it ends again. */
  async startHub(index: number): Promise<void> {
    for (let tried = 1; (this.#hubs[index] ?? null) === null; tried += 1) {
      try {
        const hub = await startHubProcess(this.url);
        this.#hubs[index] = hub;
        this.ways[index]?.leadTo(hub.url);
      } catch (error) {
        if (tried === 20) throw error;
      }
    }
  }

  /** Lets every device finish; twice, because what the last of them sent the first has not read. */
  async settle(): Promise<void> {
    for (let times = 0; times < 2; times += 1) await Promise.all(this.devices.map((device) => device.settle()));
  }

  /** What is wrong once all is calm and everybody has settled. */
  async wrong(): Promise<string[]> {
    const dead = this.#hubs.flatMap((hub, index) => (hub?.isRunning() === true ? [] : [`hub ${index} ended by itself: ${hub?.said() ?? ''}`]));
    const stores = this.devices.map(({ store }) => store);
    return [...dead, ...(await wrongAtTheEnd(await this.records(), stores, this.marks))];
  }

  /** What is wrong with operations: applied twice, or acknowledged and lost. After a restored copy these may be lost. */
  wrongOperations({ mayBeLost = false }: { readonly mayBeLost?: boolean } = {}): Promise<string[]> {
    const acknowledged = mayBeLost ? [] : this.devices.flatMap((device) => [...device.acknowledged]);
    return wrongOperations(this.#server.asSuperuser(this.url), acknowledged);
  }

  /** All that a hub tells a device that knows nothing yet. */
  async records(): Promise<HubRecord[]> {
    const hub = httpHub({ url: this.ways[0]?.url ?? '', workspace: this.#member.workspace.id, token: this.#member.token }, fetch);
    const records: HubRecord[] = [];
    for (let [place, more]: [{ epoch: string | null; seq: number }, boolean] = [{ epoch: null, seq: 0 }, true]; more; ) {
      const answer = await hub.changes(place, new AbortController().signal);
      if (!answer.ok) throw new Error(`The hub cannot be read: ${answer.failure.kind}`);
      const { epoch, seq } = answer.value;
      records.push(...answer.value.records);
      [place, more] = [{ epoch, seq }, answer.value.more];
    }
    return records;
  }

  #hear(): void {
    const heard = this.#waiting.filter(({ count }) => count <= this.acknowledged);
    this.#waiting = this.#waiting.filter((waiting) => !heard.includes(waiting));
    for (const { go } of heard) go();
  }

  /** How many pasts restored copies have ended. */
  async pasts(): Promise<number> {
    return (await this.database.transaction(this.#member.workspace.id, ({ query }) => query('SELECT 1 FROM clipsheet.former_epoch'))).length;
  }

  async stop(): Promise<void> {
    await Promise.all(this.ways.map((way) => way.stop()));
    await Promise.all(this.#hubs.flatMap((hub) => (hub === null ? [] : [hub.stop()])));
    await this.database.close();
  }
}

async function join(hub: string, code: string, member: string): Promise<Joined> {
  const answer = await joinHub(hub, { code, member, device: 'Laptop' }, fetch, new AbortController().signal);
  if (!answer.ok) throw new Error(`${member} cannot join: ${answer.failure.kind}`);
  return answer.value;
}
