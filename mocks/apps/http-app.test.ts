import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { happenings, type Happenings } from './fixtures/happenings.ts';
import { startApp, type AppProcess } from './fixtures/start-app.ts';

const SECRET = '0123456789abcdef0123456789abcdef';

let seen: Happenings;
let app: AppProcess;
let port: number;

beforeEach(() => {
  seen = happenings();
});
afterEach(async () => {
  app.kill('SIGKILL');
  await app.exited;
});

/** The app listens and answers url_verification. */
async function listening(env: Readonly<Record<string, string>> = {}): Promise<void> {
  port = await freePort();
  app = startApp('http-app', { SLACK_SIGNING_SECRET: SECRET, PORT: String(port), ...env }, seen);
  while (!(await accepts(port)));
  const answer = await post({ type: 'url_verification', challenge: 'c' });
  expect(await answer.json()).toEqual({ challenge: 'c' });
}

interface PostOptions {
  readonly retry?: number;
  readonly secret?: string;
  readonly ageSeconds?: number;
  readonly path?: string;
}

function post(payload: object, { retry, secret = SECRET, ageSeconds = 0, path = '/slack/events' }: PostOptions = {}) {
  const body = JSON.stringify(payload);
  const timestamp = Math.floor(Date.now() / 1_000) - ageSeconds;
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: {
      connection: 'close',
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature,
      ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
    },
    body,
  });
}

const event = (id: string) => ({ type: 'event_callback', event_id: id });

test('the prompt app answers 200, handles, and ends cleanly at SIGTERM', async () => {
  await listening();
  expect((await post(event('Ev1'))).status).toBe(200);
  await seen.until('out {"handled":"Ev1"}');
  expect((await post({ type: 'app_rate_limited' })).status).toBe(200);
  app.kill('SIGTERM');
  expect(await app.exited).toBe(0);
});

test('the prompt app refuses what Slack did not sign, what is old, and what is not its path', async () => {
  await listening();
  expect((await post(event('Ev1'), { secret: 'x' })).status).toBe(401);
  expect((await post(event('Ev2'), { ageSeconds: 301 })).status).toBe(401);
  expect((await post(event('Ev3'), { path: '/' })).status).toBe(404);
  await post(event('Ev4'));
  await seen.until('out {"handled":"Ev4"}');
  expect(seen.seen).toEqual(['out {"handled":"Ev4"}']);
});

test('the prompt app answers before its work is done, and finishes it before it ends', async () => {
  await listening({ HANDLER_DELAY_MS: '300' });
  expect((await post(event('Ev1'))).status).toBe(200);
  expect(seen.seen).toEqual([]);
  app.kill('SIGTERM');
  expect(await app.exited).toBe(0);
  expect(seen.seen).toEqual(['out {"handled":"Ev1"}']);
});

test('acks-after-work answers when its work is done', async () => {
  await listening({ APP_BEHAVIOUR: 'acks-after-work', HANDLER_DELAY_MS: '200' });
  const from = performance.now();
  expect((await post(event('Ev1'))).status).toBe(200);
  expect(performance.now() - from).toBeGreaterThan(190);
});

test('drops-retries answers a retry and does not handle it', async () => {
  await listening({ APP_BEHAVIOUR: 'drops-retries' });
  expect((await post(event('Ev1'), { retry: 1 })).status).toBe(200);
  await post(event('Ev2'));
  await seen.until('out {"handled":"Ev2"}');
  expect(seen.seen).toEqual(['out {"handled":"Ev2"}']);
});

test('answers-500 answers 500, to events only', async () => {
  await listening({ APP_BEHAVIOUR: 'answers-500' });
  expect((await post(event('Ev1'))).status).toBe(500);
});

test('never-ends-answers begins its answer, handles the event, and does not end it', async () => {
  await listening({ APP_BEHAVIOUR: 'never-ends-answers' });
  const answer = await post(event('Ev1'));
  expect(answer.status).toBe(200);
  await seen.until('out {"handled":"Ev1"}');
  const body = answer.body?.getReader();
  expect((await body?.read())?.done).toBe(false);
});

test('hangs-up closes every third connection without an answer', async () => {
  await listening({ APP_BEHAVIOUR: 'hangs-up' });
  expect((await post(event('Ev1'))).status).toBe(200);
  expect((await post(event('Ev2'))).status).toBe(200);
  await expect(post(event('Ev3'))).rejects.toThrow('fetch failed');
  expect((await post(event('Ev3'))).status).toBe(200);
});

test('ends-kept-connections takes the first event of a connection, and ends it at the second', async () => {
  await listening({ APP_BEHAVIOUR: 'ends-kept-connections' });
  expect(await twoOnOne('Ev1', 'Ev2')).toEqual(['200', 'closed']);
});

test('reads-one-request takes the first event of a connection, and leaves it open at the second', async () => {
  await listening({ APP_BEHAVIOUR: 'reads-one-request' });
  expect(await twoOnOne('Ev1', 'Ev2')).toEqual(['200', 'nothing']);
  expect((await post(event('Ev3'))).status).toBe(200);
});

test('crashes-on-disconnect exits with 1 when a connection ends before its answer', async () => {
  await listening({ APP_BEHAVIOUR: 'crashes-on-disconnect' });
  expect((await post(event('Ev1'))).status).toBe(200);
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  expect(await app.exited).toBe(1);
});

test('no-reconnect stops listening for good once no event came for a second', async () => {
  await listening({ APP_BEHAVIOUR: 'no-reconnect' });
  await post(event('Ev1'));
  const from = performance.now();
  while (await accepts(port));
  expect(performance.now() - from).toBeGreaterThan(900);
  app.kill('SIGTERM');
  expect(await app.exited).toBe(0);
});

test.each([
  [64, { APP_BEHAVIOUR: 'promt' }, /^err Cannot start: APP_BEHAVIOUR is "promt", expected one of .*prompt/],
  [64, { HANDLER_DELAY_MS: 'long' }, /^err Cannot start: HANDLER_DELAY_MS is "long", expected 0 to 600000$/],
  [64, { PORT: '' }, /^err Cannot start: PORT is not set, expected a value$/],
  [64, { PORT: '99999' }, /^err Cannot start: PORT is "99999", expected 1 to 65535$/],
])('exits with %i where it is started with %j', async (code, env, sentence) => {
  app = startApp('http-app', { SLACK_SIGNING_SECRET: SECRET, PORT: '1', ...env }, seen);
  expect(await app.exited).toBe(code);
  await seen.until(sentence);
});

test('exits with 70 where its port is taken', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  app = startApp('http-app', { SLACK_SIGNING_SECRET: SECRET, PORT: String(portOf(holder)) }, seen);
  expect(await app.exited).toBe(70);
  await seen.until(/EADDRINUSE/);
  holder.close();
});

/** What is said to two events, one after the other, on a connection that is kept; the second has half a second. */
async function twoOnOne(...ids: readonly string[]): Promise<readonly string[]> {
  const agent = new Agent({ keepAlive: true });
  const answers: string[] = [];
  for (const id of ids) {
    const body = JSON.stringify(event(id));
    const timestamp = Math.floor(Date.now() / 1_000);
    const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    const outgoing = request(`http://127.0.0.1:${port}/slack/events`, {
      agent,
      method: 'POST',
      timeout: 500,
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': signature,
      },
    });
    answers.push(
      await new Promise<string>((resolve) => {
        outgoing.on('response', (response) => response.resume().on('end', () => resolve(String(response.statusCode))));
        outgoing.on('timeout', () => resolve('nothing'));
        outgoing.on('error', () => resolve('closed'));
        outgoing.end(body);
      }),
    );
  }
  agent.destroy();
  return answers;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const free = portOf(server);
  server.close();
  await once(server, 'close');
  return free;
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

/** Asks as Slack does, by a request; a connection that is only opened and closed would be a lost one to the app. */
async function accepts(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } });
    return true;
  } catch {
    return false;
  }
}
