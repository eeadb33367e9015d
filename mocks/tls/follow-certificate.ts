import type { Server } from 'node:tls';
import type { KeyPair } from './issue-certificates.ts';
import type { ShownCertificate } from './shown-certificate.ts';

/** New connections meet what is shown at the moment, open ones stay as they are. TLS 1.2 at least (slack-protocol.md §2.8). */
export function followCertificate<S extends Server>(server: S, tls: ShownCertificate): S {
  const apply = ({ key, cert }: KeyPair): void => server.setSecureContext({ key, cert, minVersion: 'TLSv1.2' });
  apply(tls);
  const stop = tls.follow(apply);
  server.once('close', stop);
  return server;
}
