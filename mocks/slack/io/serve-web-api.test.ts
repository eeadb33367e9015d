import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { SlackFact } from '../protocol/facts.ts';
import { serveWebApi } from './serve-web-api.ts';
import { webApiContract } from './web-api.contract.ts';

webApiContract('serveWebApi()', async (options) => {
  const server = await serveWebApi(options);
  return { call: (path, init) => fetch(new URL(path, server.url), init), close: () => server.close() };
});

describe('serveWebApi()', () => {
  const serve = (facts: SlackFact[] = []) =>
    serveWebApi({
      tokens: { bot: 'xoxb-mock', app: 'xapp-mock' },
      openConnection: () => ({ url: 'ws://127.0.0.1:1/' }),
      observe: (fact) => facts.push(fact),
    });

  /** Reads an answer to its end and gives the socket that brought it. */
  const socketOf = async (url: string, agent: Agent): Promise<Socket> => {
    const [response]: IncomingMessage[] = await once(request(url, { agent }).end(), 'response');
    if (response === undefined) throw new TypeError('no answer');
    const { socket } = response;
    await text(response);
    return socket;
  };

  test('keeps a connection alive over several calls, and close() ends it at once', async () => {
    const server = await serve();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const first = await socketOf(`${server.url}auth.test`, agent);
    const second = await socketOf(`${server.url}auth.test`, agent);
    expect(second).toBe(first);
    const ended = once(first, 'close');
    await server.close();
    await ended;
    await server.close();
    agent.destroy();
  });

  test.each([
    ['what is no HTTP', 'hello\r\n\r\n', '400'],
    ['TRACE', 'TRACE /api/auth.test HTTP/1.1\r\nHost: x\r\n\r\n', '400'],
    ['a target that is no path', 'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n', '400'],
    ['a Host without a port and no other header', 'GET /api/auth.test HTTP/1.1\r\nHost: x\r\n\r\n', '200'],
    [
      'an offer to upgrade',
      'GET /api/auth.test HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      '200',
    ],
    ['Latin-1 in a header', 'GET /api/auth.test HTTP/1.1\r\nHost: x\r\nX-Odd: \u00e9\r\n\r\n', '200'],
  ])('answers %s and goes on', async (_, bytes, status) => {
    const server = await serve();
    const socket = connect(server.port, '127.0.0.1');
    socket.write(bytes, 'latin1');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    socket.destroy();
    expect((await fetch(`${server.url}auth.test`)).status).toBe(200);
    await server.close();
  });

  test('outlives a client that goes away in the middle of its body', async () => {
    const facts: SlackFact[] = [];
    const server = await serve(facts);
    const socket = connect(server.port, '127.0.0.1');
    socket.write('POST /api/auth.test HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc');
    await once(socket, 'connect');
    socket.resetAndDestroy();
    expect((await fetch(`${server.url}auth.test`)).status).toBe(200);
    await server.close();
    expect(facts).toHaveLength(1);
  });

  test('rejects where the port is taken', async () => {
    const server = await serve();
    await expect(
      serveWebApi({
        tokens: { bot: 'b', app: 'a' },
        openConnection: () => ({ error: 'x' }),
        observe: () => {},
        port: server.port,
      }),
    ).rejects.toThrow('EADDRINUSE');
    await server.close();
  });
});
