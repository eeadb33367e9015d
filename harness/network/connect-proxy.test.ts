import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type ConnectProxy,
  type ConnectProxyOptions,
  nameBehindProxy,
  startConnectProxy,
  type Tunnel,
} from './connect-proxy.ts';

let target: Server;
let port: number;
let asked: Tunnel[];
const proxies: ConnectProxy[] = [];

beforeEach(async () => {
  asked = [];
  // Says back what it hears.
  target = createServer((socket) => socket.on('error', () => {}).pipe(socket));
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  port = (target.address() as AddressInfo).port;
});

afterEach(async () => {
  await Promise.all(proxies.splice(0).map((each) => each.close()));
  target.close();
});

async function start(options: Partial<ConnectProxyOptions> = {}): Promise<URL> {
  const proxy = await startConnectProxy({ to: [port], asked: (tunnel) => asked.push(tunnel), ...options });
  proxies.push(proxy);
  return new URL(proxy.url);
}

/** The first line of its answer, and the connection. */
async function tunnel(
  { port: at }: URL,
  { to = `${nameBehindProxy}:${port}`, headers = '' } = {},
): Promise<{ readonly answer: string; readonly socket: Socket }> {
  const socket = connect(Number(at), '127.0.0.1').on('error', () => {});
  socket.write(`CONNECT ${to} HTTP/1.1\r\nHost: ${to}\r\n${headers}\r\n`);
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return { answer: bytes.toString().split('\r\n')[0] ?? '', socket };
}

test('leads to Slack by the name that it alone knows, and nowhere else', async () => {
  const url = await start();
  const { answer, socket } = await tunnel(url);
  socket.write('hello');
  const [echo] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  expect([answer, echo.toString()]).toEqual(['HTTP/1.1 200 Connection established', 'hello']);
  for (const to of [`127.0.0.1:${port}`, `${nameBehindProxy}:1`, 'example.com:443', 'nonsense'])
    expect((await tunnel(url, { to })).answer).toBe('HTTP/1.1 403 Forbidden');
  expect(asked.map(({ status }) => status)).toEqual([200, 403, 403, 403, 403]);
  expect(asked[0]).toEqual({ port, status: 200 });
});

test('asks for the password that its URL brings', async () => {
  const url = await start({ password: 'p' });
  const given = Buffer.from(`${url.username}:${url.password}`).toString('base64');
  const answers = [
    await tunnel(url),
    await tunnel(url, { headers: 'Proxy-Authorization: Basic d3Jvbmc=\r\n' }),
    await tunnel(url, { headers: `Proxy-Authorization: Basic ${given}\r\n` }),
  ].map(({ answer }) => answer.slice(9, 12));
  expect(answers).toEqual(['407', '407', '200']);
});

test('cuts a tunnel when its time is over, and takes the next', async () => {
  const url = await start({ tunnelLifeMs: 50 });
  const began = performance.now();
  const { socket } = await tunnel(url);
  await once(socket, 'close');
  expect(performance.now() - began).toBeGreaterThanOrEqual(49);
  expect((await tunnel(url)).answer).toBe('HTTP/1.1 200 Connection established');
});

test('takes no plaintext for others', async () => {
  const { port: at } = await start();
  expect((await fetch(`http://127.0.0.1:${at}/`)).status).toBe(405);
});
