/** The edge in front of an app that listens in plaintext, as a load balancer is in production: takes TLS, hands on bytes. */

import { type AddressInfo, connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import { followCertificate, type ShownCertificate } from './shown-certificate.ts';

export interface Terminator {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Ends open connections too, at once. Idempotent. */
  close(): Promise<void>;
}

/** Rejects where no port can be had. Cuts who connected where the target refuses, and each side where the other is cut. */
export async function startTerminator({
  tls,
  target,
}: {
  readonly tls: ShownCertificate;
  readonly target: { readonly host: string; readonly port: number };
}): Promise<Terminator> {
  const open = new Set<Socket>();
  const server = followCertificate(createServer({ allowHalfOpen: true, noDelay: true }), tls);
  // Before the handshake too: a connection that never finishes it must end with the terminator.
  server.on('connection', (raw) => {
    open.add(raw);
    raw.once('close', () => open.delete(raw));
  });
  server.on('secureConnection', (outer) => {
    const inner = connect({ ...target, noDelay: true, allowHalfOpen: true });
    open.add(inner);
    inner.once('close', () => open.delete(inner));
    join(outer, inner);
    join(inner, outer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const closed = new Promise<void>((resolve) => {
    server.once('close', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
      return closed;
    },
  };
}

/** Bytes and their end go on; what breaks `from` destroys `to`. */
function join(from: Socket, to: Socket): void {
  from.on('error', () => to.destroy());
  from.on('close', () => to.destroy());
  from.pipe(to);
}
