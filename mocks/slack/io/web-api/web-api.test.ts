import * as fc from 'fast-check';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { getResponse } from 'msw';
import { setupServer } from 'msw/node';
import { expect, test } from 'vitest';
import type { SlackFact } from '../../protocol/facts.ts';
import { documented } from '../../protocol/policy.ts';
import { SlackMemory } from '../../protocol/slack-memory.ts';
import { webApiContract } from './web-api.contract.ts';
import { webApiHandlers } from './web-api-handlers.ts';
import { createWebApiFaults } from './web-api-faults.ts';

webApiContract('webApiHandlers()', async (options) => {
  const faults = createWebApiFaults();
  const handlers = webApiHandlers({ ...options, takeFault: faults.take });
  return {
    control: faults.control,
    async call(path, init) {
      const response = await getResponse(handlers, new Request(new URL(path, 'https://slack.com'), init));
      if (response === undefined) throw new TypeError('no handler took the request');
      return response;
    },
    close: async () => undefined,
  };
});

test('webApiHandlers() answers any request with JSON that says so and one fact (§7)', async () => {
  const facts: SlackFact[] = [];
  const handlers = webApiHandlers({ ...options, observe: (fact) => facts.push(fact) });
  await fc.assert(
    fc.asyncProperty(anyRequest(), async (request) => {
      facts.length = 0;
      const response = await getResponse(handlers, request);
      expect(response?.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(typeof JSON.parse((await response?.text()) ?? '').ok).toBe('boolean');
      expect(facts).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});

const options = {
  tokens: { bot: 'xoxb-mock', app: 'xapp-mock' },
  openConnection: () => ({ url: 'ws://127.0.0.1:1/' }),
  observe: () => {},
};

test('webApiHandlers() serve an app in its own process, whether it calls by fetch or by node:https', async () => {
  const server = setupServer(...webApiHandlers(options));
  server.listen({ onUnhandledFrame: 'error' });
  try {
    const url = 'https://slack.com/api/auth.test';
    const headers = { authorization: 'Bearer xoxb-mock' };
    const fetched = await (await fetch(url, { method: 'POST', headers })).json();
    expect(fetched).toMatchObject({ ok: true, bot_id: 'B0MOCK0001' });
    const got = await new Promise((resolve, reject) => {
      https.get(url, { headers }, (response) => resolve(text(response))).on('error', reject);
    });
    expect(JSON.parse(String(got))).toEqual(fetched);
  } finally {
    server.close();
  }
});

test.each([
  ['https://slack.com/api/api.test', true],
  ['https://hooks.slack.com/commands/T/1/a', true],
  ['https://example.com/api/api.test', false],
  ['https://notslack.com/api/api.test', false],
])('webApiHandlers() take %s: %s', async (url, isTaken) => {
  const response = await getResponse(webApiHandlers(options), new Request(url, { method: 'POST' }));
  expect(response !== undefined).toBe(isTaken);
});

test('webApiHandlers() follows knobs that are set while it runs', async () => {
  const policy = { ...documented.values, responseUrlUses: 1 };
  const memory = new SlackMemory();
  memory.issueResponseUrl('/actions/T/1/a', Date.now());
  const handlers = webApiHandlers({ ...options, policy, memory });
  const call = async (path: string, body = '') => {
    const headers = { authorization: 'Bearer xapp-mock' };
    return (
      await getResponse(handlers, new Request(`https://slack.com${path}`, { method: 'POST', headers, body }))
    )?.text();
  };
  const open = '/api/apps.connections.open';
  expect(await call(open)).toBe('{"ok":true,"url":"ws:\\/\\/127.0.0.1:1\\/"}');
  policy.httpEscapesSlashes = false;
  expect(await call(open)).toBe('{"ok":true,"url":"ws://127.0.0.1:1/"}');
  policy.connectionsOpenBurst = 0;
  expect(await call(open)).toBe('{"ok":false,"error":"ratelimited"}');
  const answer = () => call('/actions/T/1/a', '{"text":"x"}');
  expect([await answer(), await answer()]).toEqual(['{"ok":true}', '{"ok":false,"error":"used_url"}']);
  policy.responseUrlUses = 2;
  expect(await answer()).toBe('{"ok":true}');
});

/** Mostly calls that get past the token, so that methods see odd arguments. */
function anyRequest(): fc.Arbitrary<Request> {
  const method = fc.constantFrom(
    'auth.test',
    'chat.postMessage',
    'chat.update',
    'conversations.history',
    'conversations.open',
    'reactions.add',
    'views.open',
    'views.update',
    'users.info',
    '%E0%A4%A',
    'constructor',
    '../favicon.ico',
    '../actions/T/1/none',
  );
  const name = fc.constantFrom(
    'channel',
    'text',
    'blocks',
    'ts',
    'view',
    'user',
    'limit',
    'name',
    'token',
    '__proto__',
  );
  const fields = fc.dictionary(
    name,
    fc.oneof(fc.jsonValue(), fc.constantFrom('general', '1.000001', '{}', '[]', 'null')),
  );
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fields.map((args) => JSON.stringify(args)),
    fields.map((args) =>
      new URLSearchParams(
        Object.entries(args).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
      ).toString(),
    ),
  );
  const contentType = fc.oneof(
    fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=a',
      ';;=',
      '',
    ),
    headerValue(),
  );
  const authorization = fc.oneof({ weight: 5, arbitrary: fc.constant('Bearer xoxb-mock') }, headerValue());
  return fc
    .record({
      method,
      verb: fc.constantFrom('GET', 'POST', 'POST', 'POST', 'PUT', 'OPTIONS'),
      query: fc.string({ maxLength: 40 }),
      cookie: headerValue(),
      contentType,
      authorization,
      body,
    })
    .map(({ method, verb, query, cookie, contentType, authorization, body }) => {
      const url = `https://slack.com/api/${method}?${encodeURI(query.toWellFormed())}`;
      const headers = { cookie, 'content-type': contentType, authorization };
      const bytes = typeof body === 'string' ? body : new Uint8Array(body);
      return new Request(url, { method: verb, headers, ...(verb === 'GET' ? {} : { body: bytes }) });
    });
}

/** What a header may hold: visible ASCII, spaces and Latin-1. */
function headerValue(): fc.Arbitrary<string> {
  const character = fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff }));
  return fc.array(character, { maxLength: 40 }).map((codes) => String.fromCharCode(...codes));
}
