import { describe, expect, test } from 'vitest';
import { documented } from '../policy.ts';
import { SlackMemory } from '../slack-memory.ts';
import { answerCall, refuseCall, type WebApiContext, type WebApiRequest } from './web-api-answer.ts';
import { createWebApiLimits } from './web-api-limits.ts';
import * as methods from './methods/registry.ts';

const tokens = { bot: 'xoxb-mock', app: 'xapp-mock' };
const bearer = (kind: keyof typeof tokens) => `Bearer ${tokens[kind]}`;

function context(more: Partial<WebApiContext> = {}): WebApiContext {
  return {
    tokens,
    limits: createWebApiLimits(documented.values),
    memory: new SlackMemory(),
    policy: documented.values,
    nowMs: 1_700_000_000_000,
    openConnection: () => ({ url: 'wss://host/link' }),
    ...more,
  };
}

async function call(request: Partial<WebApiRequest> & { readonly body?: object }, more: Partial<WebApiContext> = {}) {
  const { body, ...rest } = request;
  const answered = await answerCall(
    {
      method: 'auth.test',
      verb: 'POST',
      contentType: 'application/json; charset=utf-8',
      authorization: bearer('bot'),
      query: '',
      bytes: new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body)),
      ...rest,
    },
    context(more),
  );
  return { ...answered, json: JSON.parse(answered.body) };
}

describe('answerCall() refuses, the first reason first', () => {
  test.each<[string, Parameters<typeof call>[0], object]>([
    ['a method that is none', { method: 'no.such', verb: 'PUT' }, { error: 'unknown_method', req_method: 'no.such' }],
    ['a long name', { method: 'x'.repeat(100) }, { error: 'unknown_method', req_method: 'x'.repeat(80) }],
    [
      'GET of what writes',
      { method: 'chat.postMessage', verb: 'GET', authorization: null },
      { error: 'insecure_request' },
    ],
    ['PUT of what reads', { verb: 'PUT' }, { error: 'insecure_request' }],
    [
      'a body of a type that is none',
      { contentType: 'text/x', body: {}, authorization: null },
      { error: 'invalid_post_type' },
    ],
    ['a token that is none', { authorization: 'Bearer xoxb-other' }, { error: 'invalid_auth' }],
    ['no token', { authorization: null }, { error: 'not_authed' }],
    ['a header of another scheme', { authorization: `Basic ${tokens.bot}` }, { error: 'not_authed' }],
    ['a header with more behind the token', { authorization: `${bearer('bot')} x` }, { error: 'not_authed' }],
    ['a header with more before the scheme', { authorization: `x ${bearer('bot')}` }, { error: 'not_authed' }],
    ['a token in the query', { authorization: null, query: `token=${tokens.bot}` }, { error: 'not_authed' }],
    [
      'a token in the body where only the header counts',
      { method: 'apps.connections.open', authorization: null, body: { token: tokens.app } },
      { error: 'not_authed' },
    ],
    ['a token of the wrong kind', { method: 'apps.connections.open' }, { error: 'not_allowed_token_type' }],
    [
      'a token of the other wrong kind',
      { method: 'team.info', authorization: bearer('app') },
      { error: 'not_allowed_token_type' },
    ],
  ])('%s', async (_, request, json) => {
    const answered = await call(request);
    expect(answered.json).toEqual({ ok: false, ...json });
    expect(answered).toMatchObject({ status: 200, ok: false });
  });

  test.each(Object.values(methods).filter(({ needs = [] }) => needs.length > 0))(
    'what is missing of $method: $needs',
    async ({ method, needs = [], tokens: [kind = 'bot'] }) => {
      const { json } = await call({ method, authorization: bearer(kind) });
      expect(json).toEqual({
        ok: false,
        error: 'invalid_arguments',
        response_metadata: { messages: needs.map((name) => `[ERROR] missing required field: ${name}`) },
      });
      const body = Object.fromEntries(needs.slice(1).map((name) => [name, 'x']));
      const one = await call({ method, authorization: bearer(kind), body });
      expect(one.json.response_metadata.messages).toEqual([`[ERROR] missing required field: ${needs[0]}`]);
    },
  );

  test('what is over its limit, before anything is missed', async () => {
    const limits = { takeTurn: () => 7 };
    const answered = await call({ method: 'chat.postMessage' }, { limits });
    expect(answered.json).toEqual({ ok: false, error: 'ratelimited' });
    expect(answered).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7', 'x-accepted-oauth-scopes': 'chat:write' },
    });
  });

  test('a connection too many with 429 and half a minute', async () => {
    const openConnection = () => ({ error: 'ratelimited' });
    const request = { method: 'apps.connections.open', authorization: bearer('app') };
    const answered = await call(request, { openConnection });
    expect(answered).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
    expect(answered.headers['x-oauth-scopes']).toBe('connections:write,authorizations:read');
  });
});

describe('answerCall() takes', () => {
  test.each<[string, Parameters<typeof call>[0]]>([
    ['GET of what reads', { verb: 'GET', contentType: null }],
    ['a token in the body', { authorization: null, body: { token: tokens.bot } }],
    ['a scheme in small letters and spaces', { authorization: `bearer   ${tokens.bot}  ` }],
  ])('%s', async (_, request) => {
    expect((await call(request)).json).toMatchObject({ ok: true, bot_id: 'B0MOCK0001' });
  });

  test('a method without token, with a header or not', async () => {
    const request = { method: 'api.test', query: 'a=1&b=2', body: { b: 3 }, authorization: null };
    const answered = await call(request);
    expect(answered.json).toEqual({ ok: true, args: { a: '1', b: '3' } });
    expect(answered.headers).not.toHaveProperty('x-oauth-scopes');
    expect(answered.headers).not.toHaveProperty('x-accepted-oauth-scopes');
    expect((await call({ ...request, authorization: bearer('bot') })).json.ok).toBe(true);
  });
});

test('answerCall() names scopes on an answer, and what the method needs', async () => {
  const { headers } = await call({ method: 'chat.postMessage', body: { channel: 'C0MOCK0001', text: 'a' } });
  expect(headers['x-oauth-scopes']).toMatch(
    /^app_mentions:read,.*chat:write.*,groups:history,groups:read,.*,team:read,/,
  );
  expect(headers['x-accepted-oauth-scopes']).toBe('chat:write');
});

test('answerCall() keeps the first 200 characters of the text, and no text where there was none', async () => {
  const of = (text: string) => call({ method: 'chat.postMessage', body: { channel: 'C0MOCK0001', text } });
  expect((await of('x'.repeat(300))).text).toBe('x'.repeat(200));
  expect(await of('')).not.toHaveProperty('text');
});

test('answerCall() warns of a charset beside whatever else the answer says', async () => {
  const warned = { contentType: 'application/json', body: { channel: 'C0MOCK0001' } };
  expect((await call(warned)).json).toMatchObject({
    warning: 'missing_charset',
    response_metadata: { warnings: ['missing_charset'] },
  });
  expect((await call({ ...warned, method: 'conversations.history' })).json).toMatchObject({
    warning: 'missing_charset',
    response_metadata: { next_cursor: '', warnings: ['missing_charset'] },
  });
  expect((await call({ body: {} })).json).not.toHaveProperty('warning');
});

test.each([
  ['chat.postMessage', 'missing_scope', { needed: 'chat:write', provided: expect.stringContaining('chat:write') }],
  [
    'apps.connections.open',
    'missing_scope',
    { needed: 'connections:write', provided: 'connections:write,authorizations:read' },
  ],
  ['api.test', 'missing_scope', { needed: '', provided: expect.stringContaining('chat:write') }],
  ['no.such', 'missing_scope', {}],
  ['chat.postMessage', 'internal_error', {}],
])('refuseCall() of %s with %s', (method, error, more) => {
  const refused = refuseCall(method, error, { escapesSlashes: false });
  expect(JSON.parse(refused.body)).toEqual({ ok: false, error, ...more });
});
