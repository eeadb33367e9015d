/** Stands before the instances of one app over HTTP, as a load balancer does: TCP, each connection to the next in turn. */

import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { LabError } from '../base/lab-error.ts';

export interface Balancer {
  /** Resolves when every instance takes connections. Rejects where `signal` fires first. */
  ready(signal: AbortSignal): Promise<void>;
  /** Leads new connections to this one as well. */
  add(port: number): void;
  /** Leads no new connection to it; those that are open go on. */
  remove(port: number): void;
  /** Cuts what is open. Idempotent. */
  close(): Promise<void>;
}

export interface BalancerOptions {
  /** Where it listens on 127.0.0.1. */
  readonly port: number;
  /** The instances' ports on 127.0.0.1. */
  readonly to: readonly number[];
  /** Dials an instance when the first byte has come: until then a delay before it holds the connection back. Default: at once. */
  readonly dialsLate?: boolean;
}

/**
 * An instance that refuses is passed over; where all refuse, the connection is reset. It looks at no byte and repeats no
 * request. Throws `LabError` where it cannot listen.
 */
export async function startBalancer({ port, to: first, dialsLate = false }: BalancerOptions): Promise<Balancer> {
  const open = new Set<Socket>();
  let to = [...first];
  let turn = 0;
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => void lead(socket));

  async function lead(socket: Socket): Promise<void> {
    keep(socket);
    if (dialsLate && !(await brings(socket))) return void socket.destroy();
    const begin = turn++;
    const instances = to;
    for (let tries = 0; tries < instances.length && !socket.destroyed; tries += 1) {
      const instance = await dial(instances[(begin + tries) % instances.length] ?? 0);
      if (!instance) continue;
      keep(instance);
      join(socket, instance);
      return;
    }
    socket.resetAndDestroy();
  }

  function keep(socket: Socket): void {
    open.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => open.delete(socket));
  }

  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new LabError(`Cannot start the balancer on port ${port}: ${(error as Error).message}`, { cause: error });
  }
  return {
    async ready(signal) {
      for (const each of to) await takesConnections(each, signal);
    },
    add(each) {
      to = [...to, each];
    },
    remove(each) {
      to = to.filter((other) => other !== each);
    },
    async close() {
      for (const socket of open) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}

/** Resolves when somebody listens there. Rejects where `signal` fires first. */
export async function takesConnections(port: number, signal: AbortSignal): Promise<void> {
  for (let instance = await dial(port); instance === undefined; instance = await dial(port)) {
    if (signal.aborted) throw new Error(`No instance takes connections on port ${port}`);
    await pause(10);
  }
}

/** Whether a byte came before its end. */
async function brings(socket: Socket): Promise<boolean> {
  await new Promise<void>((came) => {
    socket.once('readable', came);
    socket.once('close', () => came());
  });
  return socket.readableLength > 0;
}

/** Undefined where nobody listens. */
async function dial(port: number): Promise<Socket | undefined> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    return undefined;
  }
}

/** What ends one side ends the other in the same way: a FIN is passed on, a reset resets. */
function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to);
    from.once('error', () => to.resetAndDestroy());
    from.once('close', () => to.destroySoon());
  }
  one.resume();
}
