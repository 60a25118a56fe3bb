import * as z from 'zod';
import type { Device } from '../../core/sync/hub-protocol.ts';
import { countColumn } from '../database/columns.ts';
import type { Database } from '../database/database.ts';
import { stillIn } from '../team/devices.ts';

const POLL_MS = 300;
/** Proxies end connections on which nothing is said for a minute or so; whoever listens knows by it that the hub is there. */
const HEARTBEAT_MS = 15_000;
const MOST_OF_A_DEVICE = 8;

const countersSchema = z.array(z.object({ ws: z.string(), seq: countColumn }));
const encoder = new TextEncoder();
const HEARTBEAT = encoder.encode(':\n\n');

interface Listener {
  readonly workspace: string;
  readonly device: string;
  readonly stream: ReadableStreamDefaultController<Uint8Array>;
  /** Up to where it was told. */
  told: number;
  /** Up to where it is to be told, once it has read what it was sent. */
  seq: number;
}

export interface LiveFeedOptions {
  readonly pollMs?: number;
  readonly heartbeatMs?: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Tells devices that something changed in their workspace: no more than how far it is, they read it themselves. Every hub
 * asks the database how far those workspaces are that somebody listens to, so it does not matter through which of them
 * a change came.
 */
export class LiveFeed {
  readonly #database: Database;
  readonly #options: LiveFeedOptions;
  readonly #listeners = new Set<Listener>();
  readonly #timers: { poll: NodeJS.Timeout | null; heartbeat: NodeJS.Timeout | null } = { poll: null, heartbeat: null };
  #isStopped = false;
  #isAsking = false;
  /** Somebody came to listen while the database was asked: about their workspace it may not have been. */
  #askAgain = false;

  constructor(database: Database, options: LiveFeedOptions) {
    this.#database = database;
    this.#options = options;
  }

  get connections(): number {
    return this.#listeners.size;
  }

  /** Events for one device, beginning with how far the workspace is; null where it listens too often already. */
  listen({ workspace, device }: Device): ReadableStream<Uint8Array> | null {
    const own = [...this.#listeners].filter((listener) => listener.device === device.id);
    if (this.#isStopped || own.length >= MOST_OF_A_DEVICE) return null;
    let listener: Listener | null = null;
    return new ReadableStream<Uint8Array>({
      start: (stream) => {
        listener = { workspace: workspace.id, device: device.id, stream, told: -1, seq: -1 };
        stream.enqueue(HEARTBEAT);
        this.#listeners.add(listener);
        this.#askSoon(0);
        this.#timers.heartbeat ??= setInterval(() => this.#heartbeat(), this.#options.heartbeatMs ?? HEARTBEAT_MS);
      },
      pull: () => {
        if (listener !== null) tell(listener);
      },
      cancel: () => {
        if (listener !== null) this.#forget(listener);
      },
    });
  }

  /** Here is news before the database is asked. */
  news(workspace: string, seq: number): void {
    for (const listener of this.#listeners) {
      if (listener.workspace !== workspace) continue;
      listener.seq = Math.max(listener.seq, seq);
      tell(listener);
    }
  }

  /** A device may listen no more. */
  end(device: string): void {
    for (const listener of this.#listeners) if (listener.device === device) this.#close(listener);
  }

  stop(): void {
    this.#isStopped = true;
    for (const listener of this.#listeners) this.#close(listener);
  }

  #askSoon(inMs: number): void {
    if (this.#isAsking) {
      this.#askAgain = true;
      return;
    }
    if (this.#timers.poll !== null && inMs > 0) return;
    if (this.#timers.poll !== null) clearTimeout(this.#timers.poll);
    this.#timers.poll = setTimeout(() => {
      this.#timers.poll = null;
      void this.#ask();
    }, inMs);
  }

  async #ask(): Promise<void> {
    [this.#isAsking, this.#askAgain] = [true, false];
    try {
      const workspaces = [...new Set([...this.#listeners].map(({ workspace }) => workspace))];
      const rows = await this.#database.query('SELECT ws, seq FROM clipsheet.counters($1::uuid[])', [workspaces]);
      for (const { ws, seq } of countersSchema.parse(rows)) this.news(ws, seq);
    } catch (error) {
      this.#options.onError(error);
    }
    this.#isAsking = false;
    if (this.#listeners.size > 0) this.#askSoon(this.#askAgain ? 0 : (this.#options.pollMs ?? POLL_MS));
  }

  #heartbeat(): void {
    for (const { stream } of this.#listeners) if ((stream.desiredSize ?? 0) > 0) stream.enqueue(HEARTBEAT);
    this.#endRevoked().catch(this.#options.onError);
  }

  /** Another hub may have been told that a device is out. */
  async #endRevoked(): Promise<void> {
    const devices = new Set([...this.#listeners].map(({ device }) => device));
    const still = await stillIn(this.#database, [...devices]);
    for (const device of devices) if (!still.has(device)) this.end(device);
  }

  #close(listener: Listener): void {
    this.#forget(listener);
    listener.stream.close();
  }

  #forget(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    if (this.#timers.poll !== null) clearTimeout(this.#timers.poll);
    if (this.#timers.heartbeat !== null) clearInterval(this.#timers.heartbeat);
    this.#timers.poll = null;
    this.#timers.heartbeat = null;
  }
}

/** One that reads slowly is told the latest only, when it has read what came before. */
function tell(listener: Listener): void {
  const { workspace, stream, seq } = listener;
  if (seq <= listener.told || (stream.desiredSize ?? 0) <= 0) return;
  listener.told = seq;
  stream.enqueue(encoder.encode(`data: ${JSON.stringify({ ws: workspace, seq })}\n\n`));
}
