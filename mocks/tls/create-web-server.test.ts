import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import type { Server } from 'node:http';
import { get } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createWebServer } from './create-web-server.ts';
import { dial } from './fixtures/dial.ts';
import { type Certificates, issueCertificates } from './issue-certificates.ts';
import { createShownCertificate, type ShownCertificate } from './shown-certificate.ts';

let certificates: Certificates;
let tls: ShownCertificate;
const servers: Server[] = [];

beforeAll(async () => {
  certificates = await issueCertificates(Date.now());
  tls = createShownCertificate(certificates);
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function open(shown: ShownCertificate | undefined): Promise<number> {
  const server = createWebServer(shown);
  servers.push(server);
  server.on('request', (_, response) => response.end('here'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function shownAt(port: number, session?: Buffer): Promise<string> {
  try {
    const socket = await dial(port, {
      ca: certificates.authority,
      ...(session ? { session, maxVersion: 'TLSv1.2' } : {}),
    });
    const shown = socket.isSessionReused() ? 'resumed' : 'good';
    socket.destroy();
    return shown;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}

test('createWebServer() without a certificate speaks plaintext', async () => {
  const response = await fetch(`http://127.0.0.1:${await open(undefined)}/`);
  expect(await response.text()).toBe('here');
});

describe('createWebServer() with a certificate', () => {
  test('speaks https', async () => {
    const asked = get({ host: '127.0.0.1', port: await open(tls), ca: certificates.authority, agent: false });
    const [response] = await once(asked, 'response');
    expect(await text(response)).toBe('here');
  });

  test('refuses TLS below 1.2', async () => {
    const port = await open(tls);
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    await expect(dial(port, { ca: certificates.authority, ...old })).rejects.toThrow(/protocol version/);
    await expect(dial(port, { ca: certificates.authority, maxVersion: 'TLSv1.2' })).resolves.toBeDefined();
  });

  test('shows a bad one while it lasts, the last begun of several', async () => {
    const port = await open(tls);
    expect(await shownAt(port)).toBe('good');
    const endExpired = tls.show('expired');
    expect(await shownAt(port)).toBe('CERT_HAS_EXPIRED');
    const endSelfSigned = tls.show('self-signed');
    expect(await shownAt(port)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    endExpired();
    expect(await shownAt(port)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    endSelfSigned();
    endSelfSigned();
    expect(await shownAt(port)).toBe('good');
  });

  test('opened while a bad one is shown, shows that', async () => {
    const end = tls.show('expired');
    const port = await open(tls);
    expect(await shownAt(port)).toBe('CERT_HAS_EXPIRED');
    end();
    expect(await shownAt(port)).toBe('good');
  });

  test('leaves open connections as they are', async () => {
    const port = await open(tls);
    const socket = await dial(port, { ca: certificates.authority });
    const end = tls.show('expired');
    socket.end('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(await text(socket)).toContain('here');
    end();
  });

  test('takes no session of the good one while a bad one is shown', async () => {
    const port = await open(tls);
    const socket = await dial(port, { ca: certificates.authority, maxVersion: 'TLSv1.2' });
    const session = socket.getSession();
    socket.destroy();
    expect(await shownAt(port, session)).toBe('resumed');
    const end = tls.show('expired');
    expect(await shownAt(port, session)).toBe('CERT_HAS_EXPIRED');
    end();
  });

  test('survives who speaks plaintext to it', async () => {
    const port = await open(tls);
    const socket = connect(port, '127.0.0.1');
    socket.end('GET / HTTP/1.1\r\n\r\n');
    await once(socket.resume(), 'close');
    expect(await shownAt(port)).toBe('good');
  });
});
