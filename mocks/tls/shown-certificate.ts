import type { Server } from 'node:tls';
import type { CertificateKind, Certificates, KeyPair } from './issue-certificates.ts';

/** What the servers on one way show to whoever connects: the good certificate, or a wrong one while a fault lasts. */
export interface ShownCertificate extends KeyPair {
  /** Shows this one to new connections until what it returns is called (idempotent). Of several, the last begun counts. */
  show(kind: CertificateKind): () => void;
  /** Calls `apply` at each change from now on, until what it returns is called. */
  follow(apply: (pair: KeyPair) => void): () => void;
}

export function createShownCertificate({ pairs }: Certificates): ShownCertificate {
  const shown = new Map<symbol, CertificateKind>();
  const followers = new Set<(pair: KeyPair) => void>();

  const current = (): KeyPair => pairs[[...shown.values()].at(-1) ?? 'good'];
  const applyToAll = (): void => {
    for (const apply of followers) apply(current());
  };

  return {
    get key() {
      return current().key;
    },
    get cert() {
      return current().cert;
    },
    show(kind) {
      const mark = Symbol(kind);
      shown.set(mark, kind);
      applyToAll();
      return () => {
        if (shown.delete(mark)) applyToAll();
      };
    },
    follow(apply) {
      followers.add(apply);
      return () => void followers.delete(apply);
    },
  };
}

/** New connections meet what is shown at the moment, open ones stay as they are. TLS 1.2 at least (slack-protocol.md §2.8). */
export function followCertificate<S extends Server>(server: S, tls: ShownCertificate): S {
  const apply = ({ key, cert }: KeyPair): void => server.setSecureContext({ key, cert, minVersion: 'TLSv1.2' });
  apply(tls);
  const stop = tls.follow(apply);
  server.once('close', stop);
  return server;
}
