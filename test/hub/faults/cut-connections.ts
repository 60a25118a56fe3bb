import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a hub on which connections are cut, at whatever moment. */
export interface CutConnections {
  /** Of the way: stays the same where the hub behind it becomes another. */
  readonly url: string;
  leadTo(hub: string): void;
  /** How many connections were cut so far. */
  readonly cuts: () => number;
  stop(): Promise<void>;
}

/**
 * @param isCut asked for everything that passes, in either direction: where it says so both sides are reset, and what was
 *   passing arrives or not, as it says of it when asked again.
 */
export async function cutConnections(isCut: () => boolean): Promise<CutConnections> {
  let hub = '';
  let cuts = 0;
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    return socket.on('close', () => open.delete(socket)).on('error', () => undefined);
  };
  const server = createServer((device) => {
    const { hostname, port } = new URL(hub);
    const ends = [keep(device), keep(connect(Number(port), hostname))] as const;
    const pass = (from: Socket, to: Socket) => {
      from.on('data', (bytes) => {
        const isCutNow = isCut();
        if (!isCutNow) return void to.write(bytes);
        cuts += 1;
        const reset = () => ends.forEach((end) => end.resetAndDestroy());
        // Half of what was passing may arrive before the cut, or all of it.
        if (isCut()) reset();
        else to.write(bytes, reset);
      });
      from.on('end', () => to.end());
      from.on('close', (isBroken) => isBroken && to.resetAndDestroy());
    };
    pass(ends[0], ends[1]);
    pass(ends[1], ends[0]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    leadTo: (url) => {
      hub = url;
    },
    cuts: () => cuts,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
