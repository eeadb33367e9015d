/** A certificate authority made for one run, and what servers show: a certificate as it should be, and wrong ones. */

import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** `self-signed`: by nobody the other side knows. `wrong-name`: in order, but for another host. */
export type CertificateKind = 'good' | 'expired' | 'self-signed' | 'wrong-name';

/** PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

interface Name {
  readonly type: 'ip' | 'dns';
  readonly value: string;
}

export interface Certificates {
  /** What must be trusted for `good` to be accepted; PEM. */
  readonly authority: string;
  readonly pairs: Readonly<Record<CertificateKind, KeyPair>>;
}

/** RSA, as the TLS 1.2 suites that Slack lists authenticate by it alone (slack-protocol.md §2.8). */
const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2_048,
  publicExponent: new Uint8Array([1, 0, 1]),
} as const;

const day = 24 * 60 * 60 * 1_000;
const localNames = [
  { type: 'ip', value: '127.0.0.1' },
  // A name that no DNS has, for those that only a proxy resolves.
  { type: 'dns', value: 'slack.test' },
  { type: 'dns', value: 'localhost' },
] as const satisfies readonly Name[];

/**
 * Good for 127.0.0.1, localhost and slack.test from `nowMs` (Unix) minus a day for thirty days; `expired` ended a day ago. Keys exist
 * in memory alone. Takes about 0.3 s.
 */
export async function issueCertificates(nowMs: number): Promise<Certificates> {
  const [authority, server] = await Promise.all([newKeys(), newKeys()]);
  const root = await selfSign({
    name: 'CN=slack-transport-harness CA of one run',
    keys: authority,
    nowMs,
    isAuthority: true,
  });

  async function sign(names: readonly Name[], [from, to]: readonly [number, number]): Promise<KeyPair> {
    const cert = await X509CertificateGenerator.create({
      subject: `CN=${names.at(-1)?.value}`,
      issuer: root.subject,
      notBefore: new Date(from),
      notAfter: new Date(to),
      publicKey: server.publicKey,
      signingKey: authority.privateKey,
      signingAlgorithm: algorithm,
      extensions: [
        ...(await serverExtensions(names, server)),
        await AuthorityKeyIdentifierExtension.create(authority.publicKey),
      ],
    });
    return pairOf(cert, server);
  }

  const valid = [nowMs - day, nowMs + 30 * day] as const;
  return {
    authority: root.toString('pem'),
    pairs: {
      good: await sign(localNames, valid),
      expired: await sign(localNames, [nowMs - 30 * day, nowMs - day]),
      'self-signed': await pairOf(
        await selfSign({ name: 'CN=localhost', keys: server, nowMs, isAuthority: false }),
        server,
      ),
      'wrong-name': await sign([{ type: 'dns', value: 'elsewhere.example' }], valid),
    },
  };
}

async function selfSign({
  name,
  keys,
  nowMs,
  isAuthority,
}: {
  readonly name: string;
  readonly keys: CryptoKeyPair;
  readonly nowMs: number;
  readonly isAuthority: boolean;
}): Promise<X509Certificate> {
  return X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    notBefore: new Date(nowMs - day),
    notAfter: new Date(nowMs + 30 * day),
    signingAlgorithm: algorithm,
    extensions: isAuthority ? await authorityExtensions(keys) : await serverExtensions(localNames, keys),
  });
}

/** All that Python 3.13 demands, which checks strictly (RFC 5280): key identifiers, usages, critical constraints. */
async function authorityExtensions({ publicKey }: CryptoKeyPair): Promise<Extension[]> {
  return [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    await SubjectKeyIdentifierExtension.create(publicKey),
  ];
}

async function serverExtensions(names: readonly Name[], { publicKey }: CryptoKeyPair): Promise<Extension[]> {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    new SubjectAlternativeNameExtension(names.map((each) => ({ ...each }))),
    await SubjectKeyIdentifierExtension.create(publicKey),
  ];
}

function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function pairOf(cert: X509Certificate, { privateKey }: CryptoKeyPair): Promise<KeyPair> {
  const key = await crypto.subtle.exportKey('pkcs8', privateKey);
  return { key: PemConverter.encode(key, PemConverter.PrivateKeyTag), cert: cert.toString('pem') };
}
