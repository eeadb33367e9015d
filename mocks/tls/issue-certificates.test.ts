import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { dial } from './fixtures/dial.ts';
import { type CertificateKind, type Certificates, issueCertificates } from './issue-certificates.ts';

let certificates: Certificates;
beforeAll(async () => {
  certificates = await issueCertificates(Date.now());
});

/** `accepted`, or the code of the error by which a client refuses. */
async function verdictOf(kind: CertificateKind, { ca, servername }: { ca?: string; servername?: string } = {}) {
  const server = createServer(certificates.pairs[kind], (socket) => socket.on('error', () => socket.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const socket = await dial(port, {
      ...(ca === undefined ? {} : { ca }),
      ...(servername === undefined ? {} : { servername }),
    });
    socket.destroy();
    return 'accepted';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  } finally {
    server.close();
  }
}

describe('a client that trusts the authority', () => {
  test.for([
    ['good', 'accepted'],
    ['expired', 'CERT_HAS_EXPIRED'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('finds %s %s', async ([kind, verdict]) => {
    expect(await verdictOf(kind, { ca: certificates.authority })).toBe(verdict);
  });

  test('accepts the good one as localhost too, and as no other host', async () => {
    const { authority: ca } = certificates;
    expect(await verdictOf('good', { ca, servername: 'localhost' })).toBe('accepted');
    expect(await verdictOf('good', { ca, servername: 'slack.com' })).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  });

  test('finds nothing wrong with wrong-name but its name', async () => {
    const { authority: ca } = certificates;
    expect(await verdictOf('wrong-name', { ca, servername: 'elsewhere.example' })).toBe('accepted');
  });
});

test('a client that does not trust the authority refuses the good one', async () => {
  expect(await verdictOf('good')).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
});

test('one run does not trust the authority of another', async () => {
  const other = await issueCertificates(Date.now());
  expect(await verdictOf('good', { ca: other.authority })).not.toBe('accepted');
});
