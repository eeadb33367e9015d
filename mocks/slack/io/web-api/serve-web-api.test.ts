import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test, vi } from 'vitest';
import type { SlackFact } from '../../protocol/facts.ts';
import { issueCertificates } from '../../../tls/issue-certificates.ts';
import { createShownCertificate } from '../../../tls/shown-certificate.ts';
import { serveWebApi } from './serve-web-api.ts';
import { webApiContract } from './web-api.contract.ts';

webApiContract('serveWebApi()', async (options) => {
  const server = await serveWebApi(options);
  return {
    control: server.control,
    call: (path, init) => fetch(new URL(path, server.url), init),
    close: () => server.close(),
  };
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

  test('tells what each client calls itself, once', async () => {
    const facts: SlackFact[] = [];
    const server = await serve(facts);
    for (const agent of ['bolt/1', 'bolt/1', 'other/2'.padEnd(200, '.')])
      await fetch(`${server.url}auth.test`, { headers: { 'user-agent': agent } });
    await server.close();
    expect(facts.map((fact) => fact.kind === 'api-called' && fact.agent)).toEqual([
      'bolt/1',
      undefined,
      'other/2'.padEnd(160, '.'),
    ]);
  });

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
    ['a Host without a port and no other header (§7)', 'GET /api/auth.test HTTP/1.1\r\nHost: x\r\n\r\n', '200'],
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

  test.each([
    ['what is no HTTP', 'hello\r\n\r\n', 400, 'HPE_INVALID_METHOD'],
    ['TRACE', 'TRACE /api/auth.test HTTP/1.1\r\nHost: x\r\n\r\n', 400, 'bad_request'],
    [
      'headers over 16 kB',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'HPE_HEADER_OVERFLOW',
    ],
    ['CONNECT', 'CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n', 405, 'no_proxy'],
    [
      'an expectation it does not know',
      'POST /api/auth.test HTTP/1.1\r\nHost: x\r\nExpect: wonders\r\nContent-Length: 1\r\n\r\nx',
      417,
      'unknown_expectation',
    ],
    [
      'a chunk of no length',
      'POST /api/auth.test HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
      'HPE_INVALID_CHUNK_SIZE',
    ],
  ])('refuses %s, says so once, and ends the connection', async (_, bytes, status, error) => {
    const facts: SlackFact[] = [];
    const server = await serve(facts);
    const socket = connect(server.port, '127.0.0.1');
    const answer = text(socket);
    socket.write(bytes, 'latin1');
    expect(await answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(facts).toEqual([{ kind: 'api-called', method: '-', status, ok: false, error }]);
    await server.close();
  });

  test('serves https with the certificate that is shown at the moment', async () => {
    const certificates = await issueCertificates(Date.now());
    const tls = createShownCertificate(certificates);
    const server = await serveWebApi({
      tokens: { bot: 'xoxb-mock', app: 'xapp-mock' },
      openConnection: () => ({ url: 'wss://127.0.0.1:1/' }),
      observe: () => {},
      tls,
    });
    const call = async () => {
      const sent = tlsRequest(`${server.url}api.test`, { ca: certificates.authority, agent: false }).end();
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      return JSON.parse(await text(response));
    };
    expect(server.url).toMatch(/^https:/);
    expect(await call()).toEqual({ ok: true });
    const end = tls.show('expired');
    await expect(call()).rejects.toMatchObject({ code: 'CERT_HAS_EXPIRED' });
    end();
    expect(await call()).toEqual({ ok: true });
    await server.close();
  });

  test('a fault of ours is answered with 500, and told', async () => {
    const facts: SlackFact[] = [];
    const server = await serveWebApi({
      tokens: { bot: 'xoxb-mock', app: 'xapp-mock' },
      openConnection: () => {
        throw new Error('no ticket');
      },
      observe: (fact) => facts.push(fact),
    });
    const response = await fetch(`${server.url}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: 'Bearer xapp-mock' },
    });
    expect(response.status).toBe(500);
    expect(facts).toMatchObject([{ status: 500, error: 'fatal_error: Error: no ticket' }]);
    await server.close();
  });

  test('close() ends a call that is never answered, and one whose answer is late', async () => {
    const facts: SlackFact[] = [];
    const server = await serve(facts);
    server.control.fault('auth.test', { kind: 'never' });
    server.control.fault('api.test', { kind: 'delay', ms: 60_000 });
    const calls = ['auth.test', 'api.test'].map((method) =>
      fetch(`${server.url}${method}`, { headers: { authorization: 'Bearer xoxb-mock' } }),
    );
    const ended = Promise.allSettled(calls);
    await vi.waitFor(() => expect(facts.filter(({ kind }) => kind === 'api-called')).toHaveLength(2));
    await server.close();
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
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
