import type { CertificateKind, Certificates, KeyPair } from './issue-certificates.ts';

/** What the doors of one way show to whoever connects: the good certificate, or a wrong one while a fault lasts. */
export interface ShownCertificate extends KeyPair {
  /** Shows this one to new connections until what it returns is called (idempotent). Of several, the last begun counts. */
  show(kind: CertificateKind): () => void;
  /** Tells each change from now on; returns what ends the telling. */
  follow(apply: (pair: KeyPair) => void): () => void;
}

export function createShownCertificate({ pairs }: Certificates): ShownCertificate {
  const shown = new Map<symbol, CertificateKind>();
  const followers = new Set<(pair: KeyPair) => void>();

  const current = (): KeyPair => pairs[[...shown.values()].at(-1) ?? 'good'];
  const tell = (): void => {
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
      tell();
      return () => {
        if (shown.delete(mark)) tell();
      };
    },
    follow(apply) {
      followers.add(apply);
      return () => void followers.delete(apply);
    },
  };
}
