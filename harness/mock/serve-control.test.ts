import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { allSlackFaults } from '../../mocks/slack/faults/index.ts';
import { documented, type PolicyValues } from '../../mocks/slack/protocol/policy.ts';
import { credentials } from '../transports/credentials.ts';
import type { Told } from './feed.ts';
import { serveControl } from './serve-control.ts';
import { startMock } from './start-mock.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An app over HTTP that takes the challenge and answers events with `status`. */
async function openApp({ status = 200 } = {}) {
  const connections: (string | undefined)[] = [];
  const app = createServer((request, response) => {
    void text(request).then((body) => {
      connections.push(request.headers.connection);
      const challenge = /"challenge":"(\w+)"/.exec(body)?.[1];
      response.writeHead(challenge === undefined ? status : 200).end(challenge);
    });
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  ends.push(async () => {
    app.close();
    app.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`, connections };
}

async function lab({
  requestUrls = [],
  ...values
}: Partial<PolicyValues> & { readonly requestUrls?: readonly string[] } = {}) {
  const policy = { ...documented.values, ...values };
  const mock = await startMock({ port: 0, host: '127.0.0.1', requestUrls, policy, seed: 1 });
  ends.push(() => mock.close());
  const { url, close } = await serveControl(mock, { port: 0 });
  ends.push(close);
  const call = async (verb: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method: verb,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const seen = (kind: string) =>
    new Promise<Told>((resolve) => {
      const stop = mock.feed.follow((told) => {
        if (told.kind !== kind) return;
        stop();
        resolve(told);
      });
    });
  /** An app that acks all it gets. */
  const dial = async () => {
    const response = await fetch(`${mock.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${credentials.appToken}` },
    });
    const { url: link } = (await response.json()) as { readonly url: string };
    const socket = new WebSocket(link);
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Record<string, unknown>;
      if (typeof frame['envelope_id'] === 'string') socket.send(JSON.stringify({ envelope_id: frame['envelope_id'] }));
    });
    socket.on('error', () => undefined);
    ends.push(async () => socket.terminate());
  };
  const connect = async () => {
    const ready = seen('link-ready');
    await dial();
    await ready;
  };
  return { mock, url, call, seen, dial, connect };
}

describe('the control API', () => {
  test('keeps what is emitted while nobody can be reached, and delivers it in its order to the first that comes', async () => {
    const { call, connect, mock } = await lab();
    expect(await call('POST', '/events', {})).toEqual({ status: 200, body: { emitted: [], waiting: 1 } });
    expect(await call('POST', '/events', { kind: 'app-mention', count: 2 })).toMatchObject({ body: { waiting: 3 } });
    expect((await call('GET', '/status')).body).toMatchObject({ waitingForAnApp: 3 });
    await connect();
    await expect.poll(() => mock.feed.counts()['ack']).toBe(3);
    const raised = mock.feed.since(0).flatMap((fact) => (fact.kind === 'event-due' ? [fact.payload ?? 'message'] : []));
    expect(raised).toEqual(['message', 'app-mention', 'app-mention']);
    expect((await call('GET', '/status')).body).toMatchObject({ waitingForAnApp: 0 });
    await connect();
    expect(mock.feed.counts()['event-due']).toBe(3);
  });

  test.each([
    [{ count: 1_001 }, /at most 1000 events wait for one \(0 do\): connect one/],
    [{ perSecond: 5 }, /what has a pace does not wait: connect one/],
  ])('%j finds no room while nobody can be reached', async (body, error) => {
    const { call } = await lab();
    expect(await call('POST', '/events', body)).toMatchObject({
      status: 409,
      body: { error: expect.stringMatching(error) },
    });
  });

  test('emits to a connected app, and tells of its ack', async () => {
    const { call, connect, seen } = await lab();
    await connect();
    const acked = seen('ack');
    const { body } = await call('POST', '/events', { kind: 'app-mention' });
    const [{ id } = { id: '' }] = body['emitted'] as { readonly id: string }[];
    expect(await acked).toMatchObject({ event: id, standing: 'first', app: 'socket-mode' });
  });

  test('emits at a pace', async () => {
    const { call, connect, seen, mock } = await lab();
    await connect();
    const first = seen('ack');
    const { body } = await call('POST', '/events', { count: 3, perSecond: 100 });
    expect(body).toEqual({ emitting: 3, perSecond: 100, apps: ['socket-mode'] });
    await first;
    await expect.poll(() => mock.feed.counts()['ack']).toBe(3);
  });

  test('a fault holds until it is ended', async () => {
    const { call, mock } = await lab();
    const open = () =>
      fetch(`${mock.apiUrl}apps.connections.open`, {
        method: 'POST',
        headers: { authorization: `Bearer ${credentials.appToken}` },
      });
    const { body } = await call('POST', '/faults', {
      kind: 'web-api',
      method: 'apps.connections.open',
      fault: { kind: 'status', status: 503 },
    });
    expect((await open()).status).toBe(503);
    expect((await call('GET', '/faults')).body['faults']).toEqual([
      { id: 1, kind: 'web-api', text: 'apps.connections.open answers HTTP 503' },
    ]);
    expect(await call('DELETE', `/faults/${String(body['id'])}`)).toMatchObject({ status: 200 });
    expect((await open()).status).toBe(200);
    expect(await call('DELETE', `/faults/${String(body['id'])}`)).toMatchObject({ status: 404 });
  });

  test('what strikes once leaves nothing to end, and says how many links it struck', async () => {
    const { call, connect, seen } = await lab();
    await connect();
    const closed = seen('link-closed');
    expect(await call('POST', '/faults', { kind: 'text-frame', text: '{}' })).toEqual({
      status: 200,
      body: { links: 1 },
    });
    expect(await call('POST', '/faults', { kind: 'end-links', how: { kind: 'rst' } })).toEqual({
      status: 200,
      body: { links: 1 },
    });
    await closed;
    expect((await call('GET', '/faults')).body['faults']).toEqual([]);
  });

  test.each([
    ['/links/disconnect', { reason: 'warning' }, { sent: 1 }],
    ['/links/end', { kind: 'close' }, { ended: 1 }],
    ['/links/end', { kind: 'fin' }, { ended: 1 }],
    ['/hosts/recycle', {}, { recycled: ['socket-mode'], how: 'announced' }],
    ['/hosts/recycle', { how: 'abrupt', downForMs: 10 }, { recycled: ['socket-mode'], how: 'abrupt' }],
  ])('%s %j is a short way to a fault that strikes once', async (path, body, answer) => {
    const { call, connect } = await lab();
    await connect();
    expect(await call('POST', path, body)).toEqual({ status: 200, body: answer });
  });

  test('every fault of Slack’s can be asked for', async () => {
    const { call } = await lab();
    const { body } = await call('GET', '/openapi.json');
    const kinds = [...JSON.stringify(body).matchAll(/"const":"([\w-]+)"/g)].map(([, kind]) => kind);
    for (const { name } of allSlackFaults) expect(kinds).toContain(name);
  });

  test('events of an incident are lost (§2.5)', async () => {
    const { call, connect, seen, mock } = await lab();
    await connect();
    const { body } = await call('POST', '/faults', { kind: 'lose-events' });
    await call('POST', '/events', {});
    expect(mock.feed.counts()['event-dropped']).toBe(1);
    await call('DELETE', `/faults/${String(body['id'])}`);
    const acked = seen('ack');
    await call('POST', '/events', {});
    await acked;
  });

  test('answers before all of many are emitted, and lists none', async () => {
    const { call, connect, mock } = await lab();
    await connect();
    const { body } = await call('POST', '/events', { count: 1_001 });
    expect(body).toEqual({ emitting: 1_001, apps: ['socket-mode'] });
    await expect.poll(() => mock.feed.counts()['event-due']).toBe(1_001);
  });

  test('recycles the host of a socket', async () => {
    const { call, connect, seen } = await lab();
    await connect();
    const sent = seen('disconnect-sent');
    await call('POST', '/hosts/recycle', {});
    expect(await sent).toMatchObject({ reason: 'warning' });
  });

  test('a knob that is set holds for what comes after', async () => {
    const { call, dial, seen } = await lab();
    expect(await call('PATCH', '/policy', { maxLinks: 0 })).toEqual({ status: 200, body: { maxLinks: 0 } });
    expect((await call('GET', '/policy')).body['maxLinks']).toMatchObject({ value: 0, default: 10 });
    const refused = seen('disconnect-sent');
    await dial();
    expect(await refused).toMatchObject({ reason: 'too_many_websockets' });
  });

  test('a knob that is read at start holds from there on, and is refused later', async () => {
    for (const keepsConnections of [false, true]) {
      const app = await openApp();
      const { call, seen, mock } = await lab({ requestUrls: [app.url], keepsConnections });
      await seen('url-verified');
      mock.apps.at(-1)?.raise('message');
      await seen('ack');
      expect(app.connections.at(-1)).toBe(keepsConnections ? 'keep-alive' : 'close');
      expect(await call('PATCH', '/policy', { maxLinks: 3, keepsConnections: !keepsConnections })).toEqual({
        status: 409,
        body: {
          error: `keepsConnections is read at start: start the mock with --policy keepsConnections=${!keepsConnections}`,
        },
      });
      expect(mock.policy).toMatchObject({ maxLinks: 10, keepsConnections });
    }
  });

  test('events that Slack has switched off are switched on again by the owner (§2.5)', async () => {
    const app = await openApp({ status: 500 });
    const { call, seen, mock } = await lab({ requestUrls: [app.url] });
    await seen('url-verified');
    await call('PATCH', '/policy', { switchOffFromEvents: 1 });
    const off = seen('subscriptions-off');
    mock.apps.at(-1)?.raise('message');
    await off;
    const dropped = seen('event-dropped');
    mock.apps.at(-1)?.raise('message');
    expect(await dropped).toMatchObject({ why: 'subscriptions-off' });
    const on = seen('subscriptions-on');
    expect((await call('POST', '/subscriptions/enable')).status).toBe(200);
    await on;
    const sent = seen('attempt-sent');
    mock.apps.at(-1)?.raise('message');
    await sent;
  });

  test.each([
    ['PATCH', '/policy', { maxLink: 3 }, 400, /did you mean maxLinks/],
    ['POST', '/events', { kind: 'massage' }, 400, /kind/],
    ['POST', '/events', { cuont: 3 }, 400, /cuont/],
    ['POST', '/faults', { kind: 'nothing' }, 400, /kind/],
    ['PUT', '/policy', {}, 405, /takes GET, PATCH, not PUT/],
    ['GET', '/polcy', undefined, 404, /expected one of GET \/status/],
  ])('%s %s %j is refused with a sentence', async (verb, path, body, status, error) => {
    const { call } = await lab();
    const answer = await call(verb, path, body);
    expect(answer).toEqual({ status, body: { error: expect.stringMatching(error) } });
  });

  test('answers no web page', async () => {
    const { url } = await lab();
    const response = await fetch(`${url}/status`, { headers: { origin: 'https://example.com' } });
    expect(response.status).toBe(403);
  });

  test('streams what was seen, from what is kept on', async () => {
    const { url, connect } = await lab();
    await connect();
    const response = await fetch(`${url}/facts?kinds=link-ready&since=0&follow=false`);
    const lines = (await response.text()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as Told)).toMatchObject([{ kind: 'link-ready', app: 'socket-mode' }]);
  });

  test('describes itself in OpenAPI 3.1: every route, with the schema of its body', async () => {
    const { call } = await lab();
    const { body } = await call('GET', '/openapi.json');
    expect(body).toMatchObject({
      openapi: '3.1.0',
      paths: {
        '/events': { post: { requestBody: { content: { 'application/json': { schema: { type: 'object' } } } } } },
        '/faults/{id}': { delete: { parameters: [{ name: 'id', in: 'path' }] } },
      },
    });
  });
});
