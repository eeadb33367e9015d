import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dial } from './fixtures/dial.ts';
import { type Certificates, issueCertificates } from './issue-certificates.ts';
import { createShownCertificate } from './shown-certificate.ts';
import { startTerminator, type Terminator } from './start-terminator.ts';

let certificates: Certificates;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  certificates = await issueCertificates(Date.now());
});
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

async function serve(app: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    ends.push(() => socket.destroy());
    socket.on('error', () => socket.destroy());
    app(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  return server;
}

async function before(server: Server): Promise<Terminator> {
  const { port } = server.address() as AddressInfo;
  const tls = createShownCertificate(certificates);
  const terminator = await startTerminator({ tls, target: { host: '127.0.0.1', port } });
  ends.push(() => terminator.close());
  return terminator;
}

const dialed = async ({ port }: Terminator) => {
  const socket = await dial(port, { ca: certificates.authority });
  ends.push(() => socket.destroy());
  return socket;
};

describe('startTerminator()', () => {
  test('hands on every byte in both directions, and the end of each by itself', async () => {
    const sent = randomBytes(300_000);
    const app = await serve(async (socket) => {
      const received = await buffer(socket);
      socket.end(Buffer.concat([received, Buffer.from('and the end')]));
    });
    const socket = await dialed(await before(app));
    socket.end(sent);
    expect(Buffer.concat([sent, Buffer.from('and the end')]).equals(await buffer(socket))).toBe(true);
  });

  test('cuts who connected where the app refuses, and serves again once it listens', async () => {
    const app = await serve((socket) => socket.end('here'));
    const { port } = app.address() as AddressInfo;
    const terminator = await before(app);
    app.close();
    await once(app, 'close');
    const refused = await dialed(terminator);
    refused.on('error', () => undefined).resume();
    await once(refused, 'close');
    app.listen(port, '127.0.0.1');
    await once(app, 'listening');
    expect(String(await buffer(await dialed(terminator)))).toBe('here');
  });

  test('cuts each side where the other is cut', async () => {
    const held: Socket[] = [];
    const app = await serve((socket) => void held.push(socket.resume()));
    const terminator = await before(app);
    const first = await dialed(terminator);
    first.on('error', () => undefined).resume();
    await expect.poll(() => held.length).toBe(1);
    held[0]?.resetAndDestroy();
    await once(first, 'close');

    const second = await dialed(terminator);
    await expect.poll(() => held.length).toBe(2);
    second.destroy();
    await expect.poll(() => held[1]?.destroyed || held[1]?.readableEnded).toBe(true);
  });

  test('ends with whoever is connected, in the handshake and after it', async () => {
    const app = await serve((socket) => socket.resume());
    const terminator = await before(app);
    const open = await dialed(terminator);
    const shaking = connect(terminator.port, '127.0.0.1');
    await once(shaking, 'connect');
    const closed = [open, shaking].map((socket) => once(socket.on('error', () => undefined).resume(), 'close'));
    await Promise.all([terminator.close(), terminator.close(), ...closed]);
    await expect(dial(terminator.port)).rejects.toThrow('ECONNREFUSED');
  });
});
