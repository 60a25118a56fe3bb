import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { listen } from './listen.ts';
import type { Certificate } from './localhost-certificate.ts';

export interface FolderServer {
  /** Without a slash at its end: `http://localhost:3000`. */
  readonly url: string;
  close(): Promise<void>;
}

export interface FolderServerOptions {
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** With it the folder is served over https. */
  readonly certificate?: Certificate;
  /** `/` leads here. */
  readonly home?: string;
}

/**
 * Serves the files of one folder to this machine alone. Throws Problem `port-taken` where another program
 * has the port.
 */
export async function serveFolder(options: FolderServerOptions): Promise<FolderServer> {
  const app = new Hono();
  const { home, certificate } = options;
  app.use('*', async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cache-Control', 'no-cache');
  });
  if (home !== undefined) app.get('/', (context) => context.redirect(home));
  app.get('*', serveStatic({ root: options.folder }));

  const { server, url } = await listen({ fetch: app.fetch, port: options.port, ...(certificate === undefined ? {} : { certificate }) });
  return {
    url,
    close: () => new Promise<void>((closed, failed) => server.close((error) => (error ? failed(error) : closed()))),
  };
}
