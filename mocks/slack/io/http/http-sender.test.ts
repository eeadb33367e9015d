import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { issueCertificates } from '../../../tls/issue-certificates.ts';
import { BrokenJson } from '../../protocol/delivery/use-answer.ts';
import type { SlackFact } from '../../protocol/facts.ts';
import type { Letter } from '../../protocol/letter.ts';
import { documented, type PolicyValues } from '../../protocol/policy.ts';
import { seeded } from '../../protocol/random.ts';
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
  readonly answer?: unknown;
}

/** An app that answers when and as the test says, and a sender whose outcomes are kept. */
async function lab(values: Partial<PolicyValues> = {}) {
  const asked: {
    readonly url: string;
    readonly method: string;
    readonly headers: NodeJS.Dict<string | string[]>;
    readonly body: string;
    readonly response: ServerResponse;
  }[] = [];
  const app = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += String(data)));
    request.on('end', () => {
      asked.push({ url: request.url ?? '', method: request.method ?? '', headers: request.headers, body, response });
      app.emit('asked');
    });
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  const told: Told[] = [];
  const facts: SlackFact[] = [];
  const sender: HttpSender = createHttpSender({
    url: `http://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`,
    signingSecret,
    policy: { ...documented.values, ...values },
    hosts: ['sender-1'],
    random: seeded(1),
    observe: (fact) => facts.push(fact),
    outcomes: {
      ack({ attempt }, _, { status, answer } = {}) {
        told.push({ kind: 'ack', attempt, status, ...(answer === undefined ? {} : { answer }) });
        app.emit('told');
      },
      failure({ attempt }, { reason, status, final }) {
        told.push({ kind: 'failure', attempt, reason, status, final });
        app.emit('told');
      },
    },
  });
  ends.push(
    () => sender.close(),
    () => app.closeAllConnections(),
    () => app.close(),
  );
  const letter: Letter = {
    id: 'Ev1',
    kind: 'message',
    channel: 'C0MOCK0001',
    body: '{"a":1}',
    isForm: false,
    envelopeType: 'events_api',
    acceptsPayload: false,
    isRetried: true,
    deadlineUs: 3_000_000,
  };
  const parcel = { delivery: 0, event: 'Ev1', attempt: 0, letter };
  return { app, asked, told, facts, sender, parcel };
}

describe('createHttpSender() (slack-protocol.md §2.1, §2.5)', () => {
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

  test.each([false, true])('a retired host lets its requests finish (keep-alive %s)', async (keepsConnections) => {
    const { app, asked, told, sender, parcel } = await lab({ keepsConnections });
    sender.send(parcel);
    await once(app, 'asked');
    expect(sender.hosts.stop('sender-1', 'retired')).toBe(1);
    asked[0]?.response.writeHead(200).end();
    await once(app, 'told');
    expect(told).toMatchObject([{ kind: 'ack' }]);
    sender.send({ ...parcel, attempt: 1 });
    expect(told[1]).toMatchObject({ kind: 'failure', reason: 'connection_failed' });
    sender.hosts.start('sender-1');
    sender.send({ ...parcel, attempt: 2 });
    await once(app, 'asked');
  });

  test('a killed host cuts its requests', async () => {
    const { app, told, sender, parcel } = await lab();
    sender.send(parcel);
    await once(app, 'asked');
    expect(sender.hosts.stop('sender-1', 'killed')).toBe(1);
    await once(app, 'told');
    expect(told).toMatchObject([{ kind: 'failure', reason: 'connection_failed' }]);
  });

  test('a redirect repeats the POST, or by policy asks with GET and no body (§2.5, §6)', async () => {
    for (const redirectMethod of ['POST', 'GET']) {
      const { app, asked, sender, parcel } = await lab({ redirectMethod });
      sender.send(parcel);
      await once(app, 'asked');
      asked[0]?.response.writeHead(302, { location: '/moved' }).end();
      await once(app, 'asked');
      const [, { method, headers, body } = {}] = asked;
      expect([method, body]).toEqual(redirectMethod === 'POST' ? ['POST', '{"a":1}'] : ['GET', '']);
      expect(headers?.['x-slack-signature']).toBe(
        sign(signingSecret, Number(headers?.['x-slack-request-timestamp']), body ?? ''),
      );
    }
  });

  test.each(['ftp://127.0.0.1/', 'file:///etc/hosts', 'http://127.0.0.1:99999/', 'javascript:1', '//'])(
    'a redirect to "%s" is a failure and nothing worse',
    async (location) => {
      const { app, asked, told, sender, parcel } = await lab();
      sender.send(parcel);
      await once(app, 'asked');
      asked[0]?.response.writeHead(301, { location }).end();
      await once(app, 'told');
      expect(told).toMatchObject([{ kind: 'failure', attempt: 0 }]);
    },
  );

  test('follows no redirect where the policy says none', async () => {
    const { app, asked, told, sender, parcel } = await lab({ maxRedirects: 0 });
    sender.send(parcel);
    await once(app, 'asked');
    asked[0]?.response.writeHead(302, { location: '/moved' }).end();
    await once(app, 'told');
    expect(told).toMatchObject([{ reason: 'too_many_redirects' }]);
  });

  test('sends commands as a form without a charset, and the Accept header of the policy (§2.1)', async () => {
    const { app, asked, sender, parcel } = await lab({ acceptHeader: 'application/json,*/*' });
    sender.send({ ...parcel, letter: { ...parcel.letter, isForm: true, body: 'payload=%7B%7D' } });
    await once(app, 'asked');
    expect(asked[0]?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json,*/*',
      'accept-encoding': 'gzip,deflate',
    });
  });

  test('tells of every attempt under Delayed Events as retry 3 where the policy says so (§2.5)', async () => {
    const { app, asked, sender, parcel } = await lab({ delayedEventsRetryNumbers: 'stay-at-3' });
    sender.send({ ...parcel, attempt: 9, reason: 'http_error' });
    await once(app, 'asked');
    expect(asked[0]?.headers['x-slack-retry-num']).toBe('3');
  });

  test.each<[type: string, encoding: string | undefined, answer: unknown, sent?: string]>([
    ['application/json; charset=utf-8', undefined, { text: 'hé' }],
    ['application/json', 'gzip', { text: 'hé' }],
    ['application/json', 'deflate', { text: 'hé' }],
    ['text/plain', undefined, '{"text":"hé"}'],
    ['application/json', undefined, new BrokenJson('{"text":'), '{"text":'],
    // As gateways do that are told no type
    ['application/json', undefined, 'done', 'done'],
  ])(
    'hands on the answer to a command, as %s, encoded %s (§2.7)',
    async (type, encoding, answer, sent = '{"text":"hé"}') => {
      const { app, asked, told, sender, parcel } = await lab();
      sender.send({ ...parcel, letter: { ...parcel.letter, isRetried: false } });
      await once(app, 'asked');
      const text = Buffer.from(sent);
      const body = encoding === undefined ? text : encoding === 'gzip' ? gzipSync(text) : deflateSync(text);
      const headers = { 'content-type': type, ...(encoding === undefined ? {} : { 'content-encoding': encoding }) };
      asked[0]?.response.writeHead(200, headers).end(body);
      await once(app, 'told');
      expect(told).toEqual([{ kind: 'ack', attempt: 0, status: 200, answer }]);
    },
  );

  test('the body of an event’s answer is not looked at (§2.5)', async () => {
    const { app, asked, told, sender, parcel } = await lab();
    sender.send(parcel);
    await once(app, 'asked');
    asked[0]?.response.writeHead(200, { 'content-type': 'application/json' }).end('{"text":"No listener found"}');
    await once(app, 'told');
    expect(told).toEqual([{ kind: 'ack', attempt: 0, status: 200 }]);
  });

  test('an answer that breaks off is unknown_error, one without an end is none (§2.5)', async () => {
    const { app, asked, told, sender, parcel } = await lab();
    sender.send(parcel);
    await once(app, 'asked');
    const { response } = asked[0] ?? {};
    response?.writeHead(200, { 'content-length': '10' }).write('1234');
    sender.send({ ...parcel, attempt: 1 });
    await once(app, 'asked');
    expect(told).toEqual([]);
    response?.destroy();
    await once(app, 'told');
    expect(told).toMatchObject([{ kind: 'failure', attempt: 0, reason: 'unknown_error', status: 200 }]);
  });

  test('a kept connection that the app closes under the next request is replaced, within the attempt (§2.1)', async () => {
    const { app, asked, told, facts, sender, parcel } = await lab({ keepsConnections: true });
    sender.send(parcel);
    await once(app, 'asked');
    asked[0]?.response.writeHead(200).end();
    await once(app, 'told');
    app.once('asked', () => asked[1]?.response.socket?.resetAndDestroy());
    sender.send({ ...parcel, attempt: 1 });
    while (asked.length < 3) await once(app, 'asked');
    asked[2]?.response.writeHead(200).end();
    await once(app, 'told');
    expect(told).toMatchObject([{ kind: 'ack' }, { kind: 'ack', attempt: 1 }]);
    const links = facts.flatMap((fact) => (fact.kind === 'link-opened' ? [fact.link] : []));
    expect(links).toEqual(['h1', 'h2']);
    expect(facts.filter(({ kind }) => kind === 'attempt-sent')).toHaveLength(2);
    expect(facts).toContainEqual({ kind: 'request-repeated', event: 'Ev1', attempt: 1, link: 'h1' });
  });

  test('an answer that begins and has no end at the deadline is told so, and one that ends is not', async () => {
    const { app, asked, told, facts, sender, parcel } = await lab();
    const letter = { ...parcel.letter, deadlineUs: 100_000 };
    sender.send({ ...parcel, letter });
    await once(app, 'asked');
    asked[0]?.response.writeHead(202).end();
    await once(app, 'told');
    sender.send({ ...parcel, letter, attempt: 1 });
    await once(app, 'asked');
    asked[1]?.response.writeHead(202).write('o');
    await expect
      .poll(() => facts.filter(({ kind }) => kind === 'answer-unended'))
      .toEqual([{ kind: 'answer-unended', event: 'Ev1', attempt: 1, status: 202 }]);
    expect(told).toHaveLength(1);
  });
});

test('over https, a certificate that is not believed is ssl_error, one of the given authority is fine (§2.5, §2.8)', async () => {
  const { authority, pairs } = await issueCertificates(Date.now());
  for (const [kind, ca, expected] of [
    ['good', authority, { kind: 'ack', status: 200 }],
    ['good', undefined, { kind: 'failure', reason: 'ssl_error' }],
    ['expired', authority, { kind: 'failure', reason: 'ssl_error' }],
    ['self-signed', authority, { kind: 'failure', reason: 'ssl_error' }],
    ['wrong-name', authority, { kind: 'failure', reason: 'ssl_error' }],
  ] as const) {
    const app = createSecureServer(pairs[kind], (_, response) => void response.end()).listen(0, '127.0.0.1');
    await once(app, 'listening');
    const told: object[] = [];
    const { parcel } = await lab();
    const sender = createHttpSender({
      url: `https://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`,
      ca,
      signingSecret,
      policy: documented.values,
      hosts: ['sender-1'],
      random: seeded(1),
      observe: () => {},
      outcomes: {
        ack: (_, __, { status } = {}) => void told.push({ kind: 'ack', status }),
        failure: (_, { reason }) => void told.push({ kind: 'failure', reason }),
      },
    });
    sender.send(parcel);
    await expect.poll(() => told).toEqual([expected]);
    await sender.close();
    app.close();
  }
});
