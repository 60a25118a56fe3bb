import { timingSafeEqual, createHash } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { joinSchema, OLDEST_PROTOCOL, PROTOCOL, type Device, type Failure } from '../../core/sync/hub-protocol.ts';
import { errorCode } from '../database/database.ts';
import { deviceOf, joinByInvite, noteSeen } from '../team/devices.ts';
import { Refusal, RestartNeeded } from '../team/refusal.ts';
import { joinPage } from './join-page.ts';
import type { RequestLog } from './request-log.ts';
import { receiveJson } from './receive-body.ts';
import { mayAsk, ROUTES, type HubParts, type Route } from './routes.ts';
import { TokenBuckets, type BucketSize } from './token-buckets.ts';

export interface HubLimits {
  readonly ofDevice: BucketSize;
  /** A whole office may stand behind one address. */
  readonly ofAddress: BucketSize;
  readonly joinsOfAddress: BucketSize;
}

export const USUAL_LIMITS: HubLimits = {
  ofDevice: { perSecond: 50, burst: 500 },
  ofAddress: { perSecond: 500, burst: 5000 },
  joinsOfAddress: { perSecond: 1, burst: 60 },
};

export interface HubAppOptions extends HubParts {
  /** Origins beside its own whose pages may read answers, such as `chrome-extension://ID`. */
  readonly origins: readonly string[];
  /** The address of a device is what the proxy before the hub says. */
  readonly behindProxy: boolean;
  readonly metricsToken: string | null;
  /** The add-in's pages, where they are built. */
  readonly pages: string | null;
  readonly limits: HubLimits;
  readonly seconds: () => number;
  readonly log: RequestLog;
  readonly isStopping: () => boolean;
}

interface Known {
  Variables: { route: string; workspace: string | null; failure: unknown };
}

const STATUS = {
  'not-joined': 401,
  'not-allowed': 403,
  unknown: 404,
  'invite-used-up': 410,
  restart: 410,
  'blobs-missing': 409,
  'too-large': 413,
  'too-old': 426,
  'too-many': 429,
  invalid: 400,
  failed: 500,
} as const satisfies Record<Failure['code'], number>;

const MOST_JOIN_BYTES = 4 * 1024;
const WORKSPACE = '/v1/ws/:ws';

/** All that a hub answers. */
export function hubApp(options: HubAppOptions): Hono<Known> {
  const { database, metrics, limits, seconds } = options;
  const app = new Hono<Known>();
  const devices = new TokenBuckets(limits.ofDevice, seconds);
  const addresses = new TokenBuckets(limits.ofAddress, seconds);
  const joins = new TokenBuckets(limits.joinsOfAddress, seconds);

  const noted: MiddlewareHandler<Known> = async (context, next) => {
    const began = performance.now();
    context.set('route', 'none');
    context.set('workspace', null);
    await next();
    protect(context);
    if (options.isStopping()) context.header('Connection', 'close');
    const [route, status] = [context.get('route'), context.res.status];
    metrics.request(context.req.method, route, status);
    options.log({ method: context.req.method, route, status, ms: performance.now() - began, workspace: context.get('workspace'), failure: context.get('failure') });
  };
  app.use('*', noted);
  app.onError((error, context) => {
    context.set('failure', error instanceof Refusal || error instanceof RestartNeeded ? undefined : error);
    return answerFailure(error, context);
  });
  app.notFound((context) => refuse(context, 'unknown'));

  app.get('/healthz', (context) => named(context, '/healthz').text('alive'));
  app.get('/readyz', async (context) => {
    named(context, '/readyz');
    await database.query('SELECT 1');
    return context.text('ready');
  });
  app.get('/metrics', (context) => {
    named(context, '/metrics');
    if (!mayReadMetrics(context, options)) throw new Refusal('unknown');
    return context.text(metrics.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  app.get('/join', (context) => named(context, '/join').html(joinPage()));

  app.use('/v1/*', crossOrigin(options.origins));
  const paced: MiddlewareHandler<Known> = async (context, next) => {
    context.header('Cache-Control', 'no-store');
    wait(context, addresses.take(addressOf(context, options.behindProxy)));
    await next();
  };
  app.use('/v1/*', paced);
  app.post('/v1/join', async (context) => {
    named(context, '/v1/join');
    wait(context, joins.take(addressOf(context, options.behindProxy)));
    const joined = await joinByInvite(database, await receiveJson(context.req.raw.body, joinSchema, MOST_JOIN_BYTES));
    context.set('workspace', joined.workspace.id);
    return context.json(joined, 201);
  });

  /** Who asks, in its own workspace: of any other it learns nothing, not even whether there is one. */
  const identify = async (context: Context<Known>): Promise<Device> => {
    const protocol = Number(context.req.header('Clipsheet-Protocol') ?? 0);
    if (!Number.isInteger(protocol) || protocol < OLDEST_PROTOCOL) throw new Refusal('too-old');
    context.header('Clipsheet-Protocol', String(PROTOCOL));
    const [, token] = /^Bearer ([\w-]{1,200})$/.exec(context.req.header('Authorization') ?? '') ?? [];
    const device = token === undefined ? null : await deviceOf(database, token);
    if (device === null) throw new Refusal('not-joined');
    context.set('workspace', device.workspace.id);
    wait(context, devices.take(device.device.id));
    if (context.req.param('ws') !== device.workspace.id) throw new Refusal('unknown');
    return device;
  };
  const seen = new Map<string, number>();
  const answer = (route: Route) => async (context: Context<Known>) => {
    named(context, `${WORKSPACE}${route.path.replaceAll(/\{.*?\}+/g, '')}`);
    const device = await identify(context);
    if (!mayAsk(device.role, route)) throw new Refusal('not-allowed');
    if (seconds() - (seen.get(device.device.id) ?? -Infinity) > 3600) {
      seen.set(device.device.id, seconds());
      await noteSeen(database, device);
    }
    return route.answer({ context, device, hub: options });
  };
  for (const route of ROUTES) app.on(route.method, `${WORKSPACE}${route.path}`, answer(route));
  app.all(`${WORKSPACE}/*`, async (context) => {
    await identify(context);
    return refuse(context, 'unknown');
  });
  app.all('/v1/*', (context) => refuse(context, 'unknown'));

  if (options.pages !== null) {
    app.get('*', (context, next) => {
      named(context, 'pages');
      context.header('Cache-Control', 'no-cache');
      return next();
    }, serveStatic({ root: options.pages }));
  }
  return app;
}

function named(context: Context<Known>, route: string): Context<Known> {
  context.set('route', route);
  return context;
}

function protect(context: Context<Known>): void {
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  // The add-in's pages stand in a frame of Excel and bring scripts of their own.
  if (context.get('route') === 'pages') return;
  if (!context.res.headers.has('Content-Security-Policy')) context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
}

/**
 * Which pages may read answers: none but those of the hub's own origin, which need no leave, and those named. A token is
 * sent by whoever has it, never by the browser on its own, so there are no credentials to allow.
 */
function crossOrigin(origins: readonly string[]) {
  return cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Clipsheet-Protocol'],
    exposeHeaders: ['Retry-After', 'Clipsheet-Protocol'],
    maxAge: 600,
  });
}

function addressOf(context: Context<Known>, behindProxy: boolean): string {
  // The proxy adds the address that it sees at the end; what stands before it is only what somebody claims.
  const forwarded = behindProxy ? context.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? getConnInfo(context).remote.address ?? 'unknown';
}

function mayReadMetrics(context: Context<Known>, { behindProxy, metricsToken }: HubAppOptions): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (metricsToken !== null) {
    const shown = context.req.header('Authorization') ?? '';
    if (timingSafeEqual(digest(shown), digest(`Bearer ${metricsToken}`))) return true;
  }
  return /^(?:::ffff:)?127\.|^::1$/.test(addressOf(context, behindProxy));
}

/** @throws Refusal `too-many`, with how long to wait. */
function wait(context: Context<Known>, seconds: number): void {
  if (seconds <= 0) return;
  context.header('Retry-After', String(Math.ceil(seconds)));
  throw new Refusal('too-many');
}

function refuse(context: Context<Known>, code: Failure['code'], detail: readonly string[] | null = null): Response {
  const failure: Failure = { code, ...(detail === null ? {} : { detail: [...detail] }) };
  if (code === 'not-joined') context.header('WWW-Authenticate', 'Bearer');
  if (code === 'too-many' && !context.res.headers.has('Retry-After')) context.header('Retry-After', '5');
  return context.json(failure, STATUS[code]);
}

function answerFailure(error: Error, context: Context<Known>): Response {
  if (error instanceof RestartNeeded) return context.json(error.restart, STATUS.restart);
  if (error instanceof Refusal) return refuse(context, error.code, error.detail);
  const failure: Failure = { code: 'failed' };
  if (!isOutOfReach(error)) return context.json(failure, 500);
  context.header('Retry-After', '1');
  return context.json(failure, 503);
}

/** The database was stopped, restarted or is too busy: what was asked for can be asked for again. */
function isOutOfReach(error: Error): boolean {
  return /^(?:08|53|57|E[A-Z])/.test(errorCode(error)) || /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/.test(error.message);
}
