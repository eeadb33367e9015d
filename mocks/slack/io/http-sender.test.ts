import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { SlackFact } from '../protocol/facts.ts';
import { seeded } from '../protocol/random.ts';
import { createHttpSender, type HttpSender } from './http-sender.ts';
import { sign } from './sign.ts';

const signingSecret = 'secret';
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Told {
  readonly kind: 'ack' | 'failure';
  readonly attempt: number;
  readonly reason?: string;
  readonly status?: number | undefined;
  readonly final?: boolean | undefined;
}

/** An app that answers when and as the test says, and a sender whose outcomes are kept. */
async function lab({ keepAlive = false } = {}) {
  const asked: {
    readonly url: string;
    readonly headers: NodeJS.Dict<string | string[]>;
    readonly body: string;
    readonly response: ServerResponse;
  }[] = [];
  const app = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += String(data)));
    request.on('end', () => {
      asked.push({ url: request.url ?? '', headers: request.headers, body, response });
      app.emit('asked');
    });
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  const told: Told[] = [];
  const facts: SlackFact[] = [];
  const sender: HttpSender = createHttpSender({
    url: `http://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`,
    signingSecret,
    keepAlive,
    hosts: ['sender-1'],
    random: seeded(1),
    observe: (fact) => facts.push(fact),
    outcomes: {
      ack(_, attempt, __, status) {
        told.push({ kind: 'ack', attempt, status });
        app.emit('told');
      },
      failure(_, attempt, { reason, status, final }) {
        told.push({ kind: 'failure', attempt, reason, status, final });
        app.emit('told');
      },
    },
    lateWindowUs: 5_000_000,
  });
  ends.push(
    () => sender.close(),
    () => app.closeAllConnections(),
    () => app.close(),
  );
  const parcel = { event: 'Ev1', attempt: 0, payload: '{"a":1}' };
  return { app, asked, told, facts, sender, parcel };
}

describe('createHttpSender()', () => {
  test('signs the raw body and tells of a retry in its headers', async () => {
    const { app, asked, told, sender, parcel } = await lab();
    sender.send({ ...parcel, attempt: 2, reason: 'http_timeout' });
    await once(app, 'asked');
    const [request] = asked;
    if (!request) throw new Error('nothing was asked');
    const { headers, body, response } = request;
    expect(headers['x-slack-signature']).toBe(sign(signingSecret, Number(headers['x-slack-request-timestamp']), body));
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-slack-retry-num': '2',
      'x-slack-retry-reason': 'http_timeout',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    });
    response.writeHead(200).end();
    await once(app, 'told');
    expect(told).toEqual([{ kind: 'ack', attempt: 2, status: 200 }]);
  });

  test.each([
    [500, {}, { reason: 'http_error', status: 500, final: false }],
    [404, { 'x-slack-no-retry': '1' }, { reason: 'http_error', status: 404, final: true }],
    [302, {}, { reason: 'http_error', status: 302, final: false }],
  ])('an answer of %i with %j is a failure', async (status, headers, failure) => {
    const { app, asked, told, sender, parcel } = await lab();
    sender.send(parcel);
    await once(app, 'asked');
    asked[0]?.response.writeHead(status, headers).end();
    await once(app, 'told');
    expect(told).toEqual([{ kind: 'failure', attempt: 0, ...failure }]);
  });

  test('follows two redirects within one attempt, and not a third', async () => {
    const { app, asked, told, facts, sender, parcel } = await lab();
    sender.send(parcel);
    for (let n = 0; n < 3; n += 1) {
      await once(app, 'asked');
      asked
        .at(-1)
        ?.response.writeHead(301, { location: `/moved/${n}` })
        .end();
    }
    await once(app, 'told');
    expect(asked.map(({ url }) => url)).toEqual(['/slack/events', '/moved/0', '/moved/1']);
    expect(told).toMatchObject([{ kind: 'failure', reason: 'too_many_redirects' }]);
    expect(facts.filter(({ kind }) => kind === 'attempt-sent')).toHaveLength(1);
  });

  test('a refused connection is connection_failed', async () => {
    const { app, told, sender, parcel } = await lab();
    app.close();
    await once(app, 'close');
    sender.send(parcel);
    await once(app, 'told');
    expect(told).toMatchObject([{ kind: 'failure', reason: 'connection_failed' }]);
  });

  test.each([false, true])('a retired host lets its requests finish (keep-alive %s)', async (keepAlive) => {
    const { app, asked, told, sender, parcel } = await lab({ keepAlive });
    sender.send(parcel);
    await once(app, 'asked');
    expect(sender.stopHost('sender-1', 'retired')).toBe(1);
    asked[0]?.response.writeHead(200).end();
    await once(app, 'told');
    expect(told).toMatchObject([{ kind: 'ack' }]);
    sender.send({ ...parcel, attempt: 1 });
    expect(told[1]).toMatchObject({ kind: 'failure', reason: 'connection_failed' });
    sender.startHost('sender-1');
    sender.send({ ...parcel, attempt: 2 });
    await once(app, 'asked');
  });

  test('a killed host cuts its requests', async () => {
    const { app, told, sender, parcel } = await lab();
    sender.send(parcel);
    await once(app, 'asked');
    expect(sender.stopHost('sender-1', 'killed')).toBe(1);
    await once(app, 'told');
    expect(told).toMatchObject([{ kind: 'failure', reason: 'connection_failed' }]);
  });
});
