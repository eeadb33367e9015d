/** A byte that goes through the proxy and comes back: it shows when the way that events take stands still, in either direction. */

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Network } from './route.ts';

export interface Pulse {
  /**
   * Sends a byte and resolves when it has come back. Never rejects: where the connection is lost, another one is made and the
   * byte is sent again.
   */
  beat(): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}

/** How long after a lost connection another one is tried. */
const againMs = 100;

/** On a route of its own, which no fault touches. Throws `LabError` where the route cannot be made. */
export async function openPulse(network: Network): Promise<Pulse> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    keep(socket);
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const route = await network.openRoute({ name: 'pulse', dialer: 'slack', target: { host: '127.0.0.1', port } });
  let waiting: (() => void) | undefined;
  let isClosed = false;
  let socket = dial();

  function keep(each: Socket): Socket {
    open.add(each);
    each.setNoDelay(true);
    each.on('error', () => {});
    each.once('close', () => open.delete(each));
    return each;
  }

  function dial(): Socket {
    const dialled = keep(connect(route.listen.port, route.listen.host));
    dialled.on('data', () => {
      const back = waiting;
      waiting = undefined;
      back?.();
    });
    dialled.once('close', () => {
      if (isClosed) return;
      setTimeout(() => {
        if (isClosed) return;
        socket = dial();
        if (waiting) socket.write('.');
      }, againMs).unref();
    });
    return dialled;
  }

  return {
    beat: () =>
      new Promise((resolve) => {
        waiting = resolve;
        socket.write('.');
      }),
    async close() {
      if (isClosed) return;
      isClosed = true;
      for (const each of open) each.destroy();
      server.close();
      // With the network goes its route; one that does not answer any more must not hold up the end.
      await once(server, 'close');
    },
  };
}
