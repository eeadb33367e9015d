/** One of the containers that hold the app's sockets: a port that listens, ceases to, and comes back. */

import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createWebServer } from '../../../tls/create-web-server.ts';
import type { ShownCertificate } from '../../../tls/shown-certificate.ts';
import type { Observe } from '../../protocol/facts.ts';
import { loopback } from '../own-names.ts';

export interface SocketHost {
  readonly name: string;
  readonly port: number;
  /** It takes new sockets. */
  isUp: boolean;
  /** What tickets name. */
  advertised: { readonly host: string; readonly port: number };
  /** Listens again, on its own port. */
  start(): Promise<void>;
  /** Its port refuses; connections that are no WebSockets yet are cut. */
  stop(): Promise<void>;
}

/** Node's 511 overflow in a quarter of a second at 2,000 dials a second; what overflows waits for seconds or hangs. */
const mostUnaccepted = 4_096;

export async function openSocketHost(options: {
  readonly name: string;
  /** Where it listens. Default: 127.0.0.1. */
  readonly address?: string | undefined;
  /** 0: whichever the system gives. */
  readonly port: number;
  readonly tls?: ShownCertificate | undefined;
  readonly observe: Observe;
  readonly upgrade: (host: SocketHost, incoming: IncomingMessage, socket: Socket, head: Buffer) => void;
}): Promise<SocketHost> {
  const { name, address = loopback, tls, observe, upgrade } = options;
  const refused = (status: number, why: string): void => observe({ kind: 'link-refused', host: name, status, why });

  async function listen(port: number): Promise<Server> {
    // Node answers a request without a Host by itself, and nobody would hear of it.
    const server = createWebServer(tls, { requireHostHeader: false });
    server.on('upgrade', (incoming, duplex, head) => upgrade(host, incoming, duplex as Socket, head));
    refuseOddities(server, refused);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port, host: address, backlog: mostUnaccepted }, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return server;
  }

  let server: Server | undefined;
  let port = options.port;
  const host: SocketHost = {
    name,
    get port() {
      return port;
    },
    isUp: true,
    advertised: { host: address, port },
    async start() {
      if (server?.listening) return;
      server = await listen(port);
    },
    stop() {
      return new Promise((resolve) => {
        if (!server?.listening) return resolve();
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  await host.start();
  if (port === 0 && server) {
    port = (server.address() as AddressInfo).port;
    host.advertised = { host: address, port };
  }
  return host;
}

/** Answers in place of an upgrade, and ends. */
export function refuse(socket: Socket, status: number): void {
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  const reason = STATUS_CODES[status] ?? 'Refused';
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** What is no upgrade; what Node would refuse without a word becomes a fact too. */
function refuseOddities(server: Server, refused: (status: number, why: string) => void): void {
  server.on('request', ({ method }, response) => {
    refused(426, `a ${method} that is no upgrade`);
    response.writeHead(426, { connection: 'close' }).end();
  });
  server.on('checkExpectation', (_, response) => {
    refused(417, 'an expectation');
    response.writeHead(417, { connection: 'close' }).end();
  });
  server.on('connect', (_, duplex) => {
    refused(405, 'a CONNECT');
    refuse(duplex as Socket, 405);
  });
  server.on('clientError', ({ code, message }: NodeJS.ErrnoException, duplex) => {
    // A client that went away was not refused.
    if (!duplex.writable || ['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(code ?? '')) return duplex.destroy();
    const status = statusOf.get(code ?? '') ?? 400;
    refused(status, code ?? message);
    refuse(duplex as Socket, status);
  });
  // Clients that do not like the certificate; those that only went away have other codes.
  server.on('tlsClientError', ({ code }: NodeJS.ErrnoException) => {
    if (code?.startsWith('ERR_SSL')) refused(0, code);
  });
}

const statusOf: ReadonlyMap<string, number> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
]);
