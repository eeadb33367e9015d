import { afterEach, beforeEach, expect, test } from 'vitest';
import { happenings, type Happenings } from './fixtures/happenings.ts';
import { startApp, type AppProcess } from './fixtures/start-app.ts';
import { startTinySlack, type TinySlack } from './fixtures/tiny-slack.ts';

let seen: Happenings;
let slack: TinySlack;
let app: AppProcess;

beforeEach(() => {
  seen = happenings();
});
afterEach(async () => {
  app.kill('SIGKILL');
  await app.exited;
  await slack.close();
});

/** The app is connected; its first link got `hello`. */
async function connected(
  env: Readonly<Record<string, string>> = {},
  options: Parameters<typeof startTinySlack>[1] = {},
) {
  slack = await startTinySlack(seen, options);
  app = startApp('socket-app', { ...slack.env, ...env }, seen);
  await seen.until('link 1 opened');
  slack.send(1, { type: 'hello' });
}

const refresh = { type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'applink-1' } };

test('the prompt app acks on the link that brought the envelope, handles, and ends cleanly at SIGTERM', async () => {
  await connected();
  slack.deliver(1, 'Ev1');
  await seen.until('link 1 said {"envelope_id":"ev1"}');
  await seen.until('out {"handled":"Ev1"}');
  slack.link(1).send('{"no');
  slack.deliver(1, 'Ev2');
  await seen.until('out {"handled":"Ev2"}');
  app.kill('SIGTERM');
  expect(await app.exited).toBe(0);
  await seen.until('link 1 closed 1000');
});

test('the prompt app carries events on the old link until the new one got hello', async () => {
  await connected();
  slack.send(1, refresh);
  await seen.until('link 2 opened');
  slack.deliver(1, 'Ev1');
  await seen.until('link 1 said {"envelope_id":"ev1"}');
  expect(seen.seen).not.toContain('link 1 closed 1000');
  slack.send(2, { type: 'hello' });
  await seen.until('link 1 closed 1000');
  slack.deliver(2, 'Ev2');
  await seen.until('link 2 said {"envelope_id":"ev2"}');
});

test('an app that waits 4 s for pongs leaves a link on which they stay out, and dials without delay', async () => {
  await connected({ APP_BEHAVIOUR: 'hasty-about-pongs' }, { autoPong: false });
  const from = performance.now();
  await seen.until('link 1 closed 1006');
  await seen.until('link 2 opened');
  const tookMs = performance.now() - from;
  expect(tookMs).toBeGreaterThan(3_500);
  expect(tookMs).toBeLessThan(9_000);
});

test('the prompt app finds a link whose close frame came and whose TCP stays open', async () => {
  await connected();
  // A close frame alone: `close()` of the package would end TCP after the handshake
  const { _socket: tcp } = slack.link(1) as unknown as { readonly _socket: { write(bytes: Uint8Array): void } };
  tcp.write(Uint8Array.of(0x88, 0x02, 0x03, 0xe8));
  await seen.until('link 2 opened');
});

test('the prompt app dials again after a 429, when Retry-After has passed', async () => {
  await connected({}, { burst: 1 });
  const from = performance.now();
  slack.link(1).terminate();
  await seen.until('api apps.connections.open 429');
  await seen.until('link 2 opened');
  expect(performance.now() - from).toBeGreaterThan(900);
  expect(seen.seen.filter((text) => text === 'api apps.connections.open 429')).toHaveLength(1);
});

test('an app finishes the work in hand before it ends', async () => {
  await connected({ HANDLER_DELAY_MS: '300' });
  slack.deliver(1, 'Ev1');
  await seen.until('link 1 said {"envelope_id":"ev1"}');
  expect(seen.seen).not.toContain('out {"handled":"Ev1"}');
  app.kill('SIGTERM');
  expect(await app.exited).toBe(0);
  expect(seen.seen).toContain('out {"handled":"Ev1"}');
});

test('drops-retries acks a retry and does not handle it', async () => {
  await connected({ APP_BEHAVIOUR: 'drops-retries' });
  slack.deliver(1, 'Ev1', 1);
  slack.deliver(1, 'Ev2');
  await seen.until('out {"handled":"Ev2"}');
  await seen.until('link 1 said {"envelope_id":"ev1"}');
  expect(seen.seen).not.toContain('out {"handled":"Ev1"}');
});

test.each([
  ['a disconnect frame', () => slack.send(1, refresh)],
  ['a lost link', () => slack.link(1).terminate()],
])('crashes-on-disconnect exits with 1 at %s', async (_, happen) => {
  await connected({ APP_BEHAVIOUR: 'crashes-on-disconnect' });
  happen();
  expect(await app.exited).toBe(1);
});

test('no-reconnect lives on without a link', async () => {
  await connected({ APP_BEHAVIOUR: 'no-reconnect' });
  slack.link(1).close(1000);
  await seen.until('link 1 closed 1000');
  app.kill('SIGTERM');
  expect(await app.exited).toBe(0);
  expect(seen.seen).not.toContain('link 2 opened');
});
