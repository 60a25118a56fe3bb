import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Database } from '../database/database.ts';
import { digestNowAndThen, type DigestWork } from '../digest/send-digests.ts';
import { openDatabase, type DatabasePlace } from '../database/open-database.ts';
import { listen } from '../serve/listen.ts';
import { sweepNowAndThen } from '../team/sweep.ts';
import { hubApp, USUAL_LIMITS, type HubLimits } from './hub-app.ts';
import { LiveFeed } from './live-feed.ts';
import { Metrics } from './metrics.ts';
import { describe, requestLog } from './request-log.ts';

export interface HubOptions {
  readonly place: DatabasePlace;
  /** 0 takes any free port. */
  readonly port: number;
  /** This machine alone, where nothing is said. */
  readonly host?: string;
  /** With it the hub answers over https. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** Where devices reach the hub, where that is another than where it listens. */
  readonly address?: string;
  readonly pages?: string;
  readonly origins?: readonly string[];
  readonly behindProxy?: boolean;
  readonly metricsToken?: string;
  /** Takes the lines of the log. */
  readonly log: (line: string) => void;
  readonly limits?: Partial<HubLimits>;
  /** Seconds of a clock that never goes back: for limits alone. */
  readonly seconds?: () => number;
  readonly pollMs?: number;
  readonly heartbeatMs?: number;
  /** How digests are sent, where that is another way than usual. */
  readonly digests?: Partial<DigestWork>;
}

export interface RunningHub {
  /** Without a slash at its end. */
  readonly url: string;
  readonly address: string;
  readonly database: Database;
  /** Takes no more requests, ends live connections, finishes what runs, and lets go of the database. */
  stop(): Promise<void>;
}

/** How long running requests may take to end when the hub stops. */
const PATIENCE_MS = 10_000;

/** Starts a hub in this process. Throws Problem where its database or port cannot be had. */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const report = (error: unknown) => options.log(JSON.stringify({ time: new Date().toISOString(), error: describe(error) }));
  const database = await openDatabase(options.place, report);
  const live = new LiveFeed(database, { ...(options.pollMs === undefined ? {} : { pollMs: options.pollMs }), ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }), onError: report });
  const metrics = new Metrics(() => live.connections);
  let [isStopping, url] = [false, ''];
  const address = () => options.address ?? url;
  const app = hubApp({
    database,
    live,
    metrics,
    address,
    origins: options.origins ?? [],
    behindProxy: options.behindProxy ?? false,
    metricsToken: options.metricsToken ?? null,
    pages: options.pages ?? null,
    limits: { ...USUAL_LIMITS, ...options.limits },
    seconds: options.seconds ?? (() => performance.now() / 1000),
    log: requestLog(options.log),
    isStopping: () => isStopping,
  });
  try {
    const listening = await listen({ ...options, fetch: app.fetch });
    url = listening.url;
    const sweeping = sweepNowAndThen(database, { onSwept: ({ blobs, bytes }) => metrics.swept(blobs, bytes), onError: report });
    const digests = digestNowAndThen(database, { ...options.digests, log: options.log, count: (result) => metrics.digest(result), onError: report });
    let stopped: Promise<void> | null = null;
    return {
      url,
      address: address(),
      database,
      stop: () => {
        stopped ??= (async () => {
          isStopping = true;
          const ended = endServer(listening.server);
          live.stop();
          await Promise.all([ended, sweeping.stop(), digests.stop()]);
          await database.close();
        })();
        return stopped;
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function endServer(server: HttpServer | HttpsServer): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection becomes idle when its last answer is through, and would stay open for the next request.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(impatient);
}
