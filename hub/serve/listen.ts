import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { portTaken } from '../../core/language/texts/start.ts';
import { Problem } from '../../core/language/problem.ts';

export interface ListenOptions {
  readonly fetch: Parameters<typeof getRequestListener>[0];
  /** This machine alone, where nothing is said. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** With it the answers go over https. */
  readonly certificate?: { readonly key: string; readonly cert: string };
}

export interface Listening {
  readonly server: HttpServer | HttpsServer;
  /** Without a slash at its end: `http://localhost:3000`. */
  readonly url: string;
}

const LOOPBACK = '127.0.0.1';

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return address !== null && typeof address === 'object';
}

/** Answers requests on a port. Throws Problem `port-taken` where another program has it. */
export function listen({ fetch, host = LOOPBACK, port, certificate }: ListenOptions): Promise<Listening> {
  const listener = getRequestListener(fetch);
  const answer: Parameters<typeof createHttpServer>[1] = (request, response) => void listener(request, response);
  const server = certificate === undefined ? createHttpServer(answer) : createHttpsServer({ key: certificate.key, cert: certificate.cert }, answer);
  return new Promise((resolve, reject) => {
    server.once('error', (error: Error & { code?: string }) => {
      reject(error.code === 'EADDRINUSE' ? new Problem('port-taken', portTaken(port), { cause: error }) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const bound = isAddress(address) ? address.port : port;
      resolve({ server, url: `${certificate === undefined ? 'http' : 'https'}://localhost:${bound}` });
    });
  });
}
