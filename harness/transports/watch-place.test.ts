import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { OtherTransport } from './transport.ts';
import { type Place, type PlaceOptions, watchPlace } from './watch-place.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Takes Slack's check at this path, and answers 404 at any other. */
async function appAt(path: string): Promise<number> {
  const app = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += String(data)));
    request.on('end', () =>
      request.url === path
        ? response.end((JSON.parse(body) as { readonly challenge: string }).challenge)
        : response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  ends.push(() => app.close());
  return (app.address() as AddressInfo).port;
}

function watched(options: Partial<PlaceOptions>): Place {
  const place = watchPlace({
    port: 1,
    path: '/slack/events',
    signingSecret: 'secret',
    app: { listening: async () => [] },
    ...options,
  });
  ends.push(place.stop);
  return place;
}

async function told({ signal }: Place): Promise<string> {
  if (!signal.aborted) await once(signal, 'abort');
  return (signal.reason as Error).message;
}

/** A clock that shows these moments, one after the other, then the last. */
const clock = (...at: readonly number[]) => {
  const left = [...at];
  return () => (left.length > 1 ? left.shift() : left[0]) ?? 0;
};

test('of an app that has no such path tells where it takes the check', async () => {
  const place = watched({ port: await appAt('/slack'), now: clock(0, 0, 2_000) });
  place.answered(404);
  place.answered(404);
  expect(await told(place)).toBe(
    'The app answered 404 to POST /slack/events, where Slack looks for it, 2 times, and takes Slack’s check of a Request URL at /slack: have it serve /slack/events',
  );
});

test('of one that takes it nowhere tells what to change', async () => {
  const place = watched({ port: await appAt('/hidden'), now: clock(0, 0, 2_000) });
  place.answered(404);
  place.answered(404);
  expect(await told(place)).toBe(
    'The app answered 404 to POST /slack/events, where Slack looks for it, 2 times: nothing in it takes that path. Have it serve POST /slack/events on the port that PORT names',
  );
});

test.each([
  [
    'another text',
    200,
    'ok',
    '200, with the body "ok"',
    'Have it answer 200 with the value of “challenge” in the request, as text or as JSON {"challenge": …}',
  ],
  [
    'another JSON',
    200,
    { ok: true },
    '200, with the body "{\\"ok\\":true}"',
    'Have it answer 200 with the value of “challenge” in the request, as text or as JSON {"challenge": …}',
  ],
  [
    'nothing',
    204,
    undefined,
    '204, with nothing in the body',
    'Have it answer 200 with the value of “challenge” in the request, as text or as JSON {"challenge": …}',
  ],
  [
    'that it is not believed',
    401,
    '',
    '401, with nothing in the body',
    'The check is signed as everything else: have it verify with SLACK_SIGNING_SECRET, over the raw body',
  ],
] as const)('of one that answers the check with %s tells what to answer', async (_, status, body, said, wish) => {
  const place = watched({ now: clock(0, 0, 2_000) });
  place.answered(status, body);
  place.answered(status, body);
  expect(await told(place)).toBe(
    `The app answered Slack’s check of its Request URL (url_verification) ${said}, 2 times, and Slack saves no such URL. ${wish}`,
  );
});

test.each([
  ['for a moment, while it starts', clock(0, 0, 1_999), [404, 404]],
  ['and then something else', clock(0, 0, 2_000), [404, 503, 404]],
  ['no answer yet', clock(0, 0, 2_000), [undefined, undefined]],
  ['wrongly in two ways', clock(0, 0, 1_999, 2_000), [200, 404, 200]],
  ['an error of its own', clock(0, 0, 2_000), [500, 500]],
] as const)('waits for an app that answers %s', async (_, now, statuses) => {
  const place = watched({ now });
  for (const status of statuses) place.answered(status);
  await new Promise((done) => setImmediate(done));
  expect(place.signal.aborted).toBe(false);
});

test('of an app on another port tells which, at once', async () => {
  const other = await appAt('/slack/events');
  const place = watched({ app: { listening: async () => [other] } });
  expect(await told(place)).toBe(
    `The app listens on port ${other}, where it takes Slack’s check of a Request URL, though PORT (an environment variable) says 1: have it listen there, on 127.0.0.1`,
  );
});

test('of ports that are not for Slack tells after a while', async () => {
  const other = await appAt('/metrics');
  const place = watched({ app: { listening: async () => [other] }, now: clock(0, 9_999, 10_000) });
  expect(await told(place)).toBe(
    `The app listens on port ${other} only, though PORT (an environment variable) says 1: have it listen there, on 127.0.0.1`,
  );
});

const socketModeOnly =
  'The app has Socket Mode only: it asked for a link (apps.connections.open, 2 times), and takes no request of Slack’s on the port that PORT names. --transport socket-mode leaves HTTP out';

test.each([
  ['404', 404, 'Not Found'],
  ['“ok” to whatever comes', 200, 'ok'],
] as const)('an app that asks for links, with a page that answers %s, is in Socket Mode', async (_, status, body) => {
  const place = watched({ port: await appAt('/healthz'), dials: () => 2, now: clock(0, 0, 2_000) });
  place.answered(status, body);
  place.answered(status, body);
  expect(await told(place)).toBe(socketModeOnly);
  expect(place.signal.reason).toBeInstanceOf(OtherTransport);
});

test('an app that asks for links, and listens nowhere or on another port, is in Socket Mode: told after 5 s', async () => {
  const health = await appAt('/healthz');
  for (const ports of [[], [health]]) {
    const place = watched({ app: { listening: async () => ports }, dials: () => 2, now: clock(0, 0, 5_000) });
    expect(place.why()?.message).toBe(socketModeOnly);
    expect(await told(place)).toBe(socketModeOnly);
  }
});

test('an app that asks for links and takes Slack’s check elsewhere, or finds it badly signed, has HTTP as well', async () => {
  const other = await appAt('/slack/events');
  const elsewhere = watched({ app: { listening: async () => [other] }, dials: () => 2 });
  expect(await told(elsewhere)).toContain(`The app listens on port ${other}, where it takes Slack’s check`);
  const strict = watched({ dials: () => 2, now: clock(0, 0, 2_000) });
  strict.answered(401);
  strict.answered(401);
  expect(await told(strict)).toContain('have it verify with SLACK_SIGNING_SECRET');
});

test('of one that asked for no link and was not reached nothing is known', () => {
  expect(watched({}).why()).toBeUndefined();
});

test('says nothing of an app that listens where it is to', async () => {
  const other = await appAt('/slack/events');
  let looks = 0;
  let place: Place | undefined;
  const looked = new Promise<void>((done) => {
    const listening = async () => {
      if ((looks += 1) === 2) done();
      return [1, other];
    };
    place = watched({ app: { listening } });
  });
  await looked;
  expect(place?.signal.aborted).toBe(false);
});
