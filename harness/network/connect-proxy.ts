/** A company's proxy: HTTP CONNECT to a name that nobody else resolves, so that the direct way is closed. */

import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { LabError } from '../base/lab-error.ts';

/** Reserved, and in no DNS (RFC 6761). */
export const nameBehindProxy = 'slack.test';

/** What a client asked for: `status` is 200 where it got its tunnel, 407 without the password, 403 where it leads elsewhere. */
export interface Tunnel {
  readonly port: number;
  readonly status: 200 | 403 | 407;
}

export interface ConnectProxyOptions {
  /** Ports on 127.0.0.1 to which tunnels to `nameBehindProxy` lead. */
  readonly to: readonly number[];
  /** Asked for by 407 where a client does not give it. Default: none. */
  readonly password?: string | undefined;
  /** Each tunnel is cut after so long, in ms. Default: none is. */
  readonly tunnelLifeMs?: number | undefined;
  readonly asked: (tunnel: Tunnel) => void;
}

export interface ConnectProxy {
  /** As `HTTPS_PROXY` has it, with user and password where there is one. */
  readonly url: string;
  /** Cuts what is open. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. Throws `LabError` where it cannot. */
export async function startConnectProxy(options: ConnectProxyOptions): Promise<ConnectProxy> {
  const { to, password, tunnelLifeMs, asked } = options;
  const open = new Set<Duplex>();
  // What is no CONNECT would be a client that sends plaintext through the proxy.
  const server = createServer((_, response) => response.writeHead(405).end());

  function keep(socket: Duplex): void {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  }

  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    keep(client);
    const port = portOf(request.url ?? '');
    const status = statusOf(request, { port, to, password });
    asked({ port, status });
    if (status !== 200) return void client.end(refusals[status]);
    const target = connect({ port, host: '127.0.0.1' });
    keep(target);
    target.once('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      join(client, target);
    });
    if (tunnelLifeMs === undefined) return;
    const timer = setTimeout(() => cut(client, target), tunnelLifeMs);
    client.once('close', () => clearTimeout(timer));
  });

  server.listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new LabError(`Cannot start the CONNECT proxy: ${(cause as Error).message}`, { cause });
  }
  const user = password === undefined ? '' : `app:${password}@`;
  return {
    url: `http://${user}127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const refusals = {
  403: 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n',
  407: 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n',
} as const;

function statusOf(
  { url = '', headers }: IncomingMessage,
  { port, to, password }: { readonly port: number } & Pick<ConnectProxyOptions, 'to' | 'password'>,
): Tunnel['status'] {
  const given = `Basic ${Buffer.from(`app:${password ?? ''}`).toString('base64')}`;
  if (password !== undefined && headers['proxy-authorization'] !== given) return 407;
  return url.startsWith(`${nameBehindProxy}:`) && to.includes(port) ? 200 : 403;
}

function portOf(authority: string): number {
  return Number(authority.slice(authority.lastIndexOf(':') + 1)) || 0;
}

function join(client: Duplex, target: Socket): void {
  client.pipe(target);
  target.pipe(client);
  client.once('close', () => target.destroy());
  target.once('close', () => client.destroy());
}

function cut(client: Duplex, target: Socket): void {
  client.destroy();
  target.destroy();
}
