import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Balancer, startBalancer } from './balancer.ts';
import { freePort } from '../machine/free-port.ts';

const servers: Server[] = [];
const balancers: Balancer[] = [];

afterEach(async () => {
  await Promise.all(balancers.splice(0).map((each) => each.close()));
  for (const server of servers.splice(0)) server.close();
});

/** Answers a whole request with its own name; a request that says so is answered by a reset. */
async function instance(name: string): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = '';
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      text += bytes.toString();
      if (text.includes('reset me')) socket.resetAndDestroy();
    });
    socket.on('end', () => socket.end(`${name} heard ${text.length}`));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function balance(
  to: readonly number[],
  dialsLate = false,
): Promise<{ readonly port: number; readonly balancer: Balancer }> {
  const port = await freePort();
  const balancer = await startBalancer({ port, to, dialsLate });
  balancers.push(balancer);
  return { port, balancer };
}

/** What was answered; rejects where the connection was reset. */
async function ask(port: number, request: string): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let text = '';
  socket.on('data', (bytes) => {
    text += bytes.toString();
  });
  socket.end(request);
  await once(socket, 'end');
  return text;
}

describe('a balancer', () => {
  test('leads each connection to the next instance, bytes and ends unchanged', async () => {
    const { port } = await balance([await instance('a'), await instance('b')]);
    const long = 'x'.repeat(300_000);
    expect(await ask(port, long)).toBe('a heard 300000');
    expect(await ask(port, 'xy')).toBe('b heard 2');
    expect(await ask(port, '')).toBe('a heard 0');
  });

  test('passes over an instance that refuses, and resets where all do', async () => {
    const [gone, other] = [await freePort(), await freePort()];
    const alive = await balance([gone, await instance('b')]);
    expect([await ask(alive.port, ''), await ask(alive.port, '')]).toEqual(['b heard 0', 'b heard 0']);
    const dead = await balance([gone, other]);
    await expect(ask(dead.port, '')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('passes a reset on', async () => {
    const { port } = await balance([await instance('a')]);
    await expect(ask(port, 'reset me')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('is ready when every instance takes connections', async () => {
    const missing = await freePort();
    const { balancer } = await balance([await instance('a'), missing]);
    await expect(balancer.ready(AbortSignal.timeout(50))).rejects.toThrow(
      `No instance takes connections on port ${missing}`,
    );
    const late = createServer().listen(missing, '127.0.0.1');
    servers.push(late);
    await expect(balancer.ready(AbortSignal.timeout(5_000))).resolves.toBeUndefined();
  });

  test('that dials late hands on a connection with its first byte, and none that brings nothing', async () => {
    const seen: Buffer[] = [];
    const app = createServer((socket) => {
      socket.once('data', (bytes) => {
        seen.push(bytes);
        socket.end('heard');
      });
    }).listen(0, '127.0.0.1');
    servers.push(app);
    await once(app, 'listening');
    let connections = 0;
    app.on('connection', () => (connections += 1));
    const { port } = await balance([(app.address() as AddressInfo).port], true);
    const [silent, left] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    await Promise.all([once(silent, 'connect'), once(left, 'connect')]);
    left.end();
    await once(left, 'close');
    expect(connections).toBe(0);
    silent.write('at last');
    expect(String(await once(silent, 'data'))).toBe('heard');
    expect([connections, String(seen[0])]).toEqual([1, 'at last']);
  });

  test('that dials late leads long requests unchanged, and passes a reset on', async () => {
    const { port } = await balance([await instance('a')], true);
    expect(await ask(port, 'x'.repeat(300_000))).toBe('a heard 300000');
    await expect(ask(port, 'reset me')).rejects.toMatchObject({ code: 'ECONNRESET' });
    const dead = await balance([await freePort()], true);
    await expect(ask(dead.port, 'x')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('says that it cannot listen', async () => {
    const taken = await instance('a');
    await expect(startBalancer({ port: taken, to: [] })).rejects.toThrow(`Cannot start the balancer on port ${taken}`);
  });
});
