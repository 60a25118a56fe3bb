import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { portTaken } from '../../core/language/texts/start.ts';
import { Problem } from '../../core/language/problem.ts';
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

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return address !== null && typeof address === 'object';
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

  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname: '127.0.0.1',
        port: options.port,
        ...(certificate === undefined
          ? { createServer: createHttpServer }
          : { createServer: createHttpsServer, serverOptions: { key: certificate.key, cert: certificate.cert } }),
      },
      (address) => {
        const bound = isAddress(address) ? address.port : options.port;
        resolve({
          url: `${certificate === undefined ? 'http' : 'https'}://localhost:${bound}`,
          close: () => new Promise<void>((closed, failed) => server.close((error) => (error ? failed(error) : closed()))),
        });
      },
    );
    server.on('error', (error: Error & { code?: string }) => {
      reject(error.code === 'EADDRINUSE' ? new Problem('port-taken', portTaken(options.port), { cause: error }) : error);
    });
  });
}
