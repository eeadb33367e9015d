/** What the Web API promises, in-process and over a socket alike. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SlackFact } from '../protocol/facts.ts';
import { workspace } from '../protocol/workspace.ts';
import type { WebApiOptions } from './web-api.ts';

export interface OpenedWebApi {
  /** `path` from the root: `/api/auth.test`. */
  call(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

const BOT = 'xoxb-mock';
const APP = 'xapp-mock';
type Headers = Readonly<Record<string, string>>;

const asBot: Headers = { authorization: `Bearer ${BOT}` };
const asApp: Headers = { authorization: `Bearer ${APP}` };
const form: Headers = { 'content-type': 'application/x-www-form-urlencoded' };
const json: Headers = { 'content-type': 'application/json; charset=utf-8' };

export function webApiContract(name: string, open: (options: WebApiOptions) => Promise<OpenedWebApi>): void {
  describe(`${name} as Slack's Web API`, () => {
    const facts: SlackFact[] = [];
    let opened: { url: string } | { error: string };
    let api: OpenedWebApi;

    beforeEach(async () => {
      facts.length = 0;
      opened = { url: 'ws://127.0.0.1:1/link/?ticket=t' };
      api = await open({
        tokens: { bot: BOT, app: APP },
        openConnection: () => opened,
        observe: (fact) => facts.push(fact),
        connectionsOpenPerMinute: 60,
        connectionsOpenBurst: 2,
      });
    });
    afterEach(() => api.close());

    const post = (method: string, headers: Headers, body?: BodyInit) =>
      api.call(`/api/${method}`, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
    const said = async (response: Response): Promise<Record<string, unknown>> => JSON.parse(await response.text());

    test('auth.test names the bot and its scopes, with slashes escaped', async () => {
      const response = await post('auth.test', { ...asBot, ...form });
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(response.headers.get('x-oauth-scopes')?.split(',')).toContain('chat:write');
      expect(await response.text()).toBe(
        '{"ok":true,"url":"https:\\/\\/mockteam.slack.com\\/","team":"mockteam","user":"probe","team_id":"T0MOCK0001","user_id":"U0MOCKBOT1","bot_id":"B0MOCK0001","is_enterprise_install":false}',
      );
      expect(facts).toEqual([{ kind: 'api-called', method: 'auth.test', status: 200, ok: true }]);
    });

    const bodies: readonly (readonly [says: string, headers: Headers, body: string, ok: boolean])[] = [
      ['a form body', form, `token=${BOT}`, true],
      ['a JSON body', json, JSON.stringify({ token: BOT }), true],
      [
        'an empty body under a JSON content type',
        { ...asBot, 'content-type': 'application/json;charset=utf-8' },
        '',
        true,
      ],
      ['header and body', { ...asBot, ...form }, `token=${BOT}`, true],
      ['another scheme', { ...form, authorization: `Basic ${BOT}` }, '', false],
    ];
    test.each(bodies)('auth.test reads the token of %s', async (_, headers, body, ok) => {
      expect((await said(await post('auth.test', { ...headers }, body)))['ok']).toBe(ok);
    });

    test('auth.test answers GET with the token in the header, and not with the token in the query', async () => {
      expect(await said(await api.call('/api/auth.test?', { headers: asBot }))).toMatchObject({ ok: true });
      expect(await said(await api.call(`/api/auth.test?token=${BOT}`))).toEqual({ ok: false, error: 'not_authed' });
    });

    test('auth.test with the app token names the app', async () => {
      expect(await said(await post('auth.test', asApp))).toEqual({
        ok: true,
        app_name: 'probe',
        app_id: workspace.app,
      });
    });

    test('multipart bodies are read', async () => {
      const body = new FormData();
      body.set('channel', workspace.channel);
      body.set('text', 'seq=1');
      expect(await said(await post('chat.postMessage', asBot, body))).toMatchObject({
        ok: true,
        message: { text: 'seq=1' },
      });
    });

    test('apps.connections.open answers what the socket side says', async () => {
      const response = await post('apps.connections.open', asApp);
      expect(response.headers.get('x-accepted-oauth-scopes')).toBe('connections:write');
      expect(await response.text()).toBe('{"ok":true,"url":"ws:\\/\\/127.0.0.1:1\\/link\\/?ticket=t"}');
      opened = { error: 'internal_error' };
      expect(await said(await post('apps.connections.open', asApp))).toEqual({ ok: false, error: 'internal_error' });
    });

    test('apps.connections.open beyond its limit answers 429 with Retry-After, and only then', async () => {
      await post('apps.connections.open', asApp);
      await post('apps.connections.open', asApp);
      const third = await post('apps.connections.open', asApp);
      expect(third.status).toBe(429);
      expect(third.headers.get('retry-after')).toBe('1');
      expect(await said(third)).toEqual({ ok: false, error: 'ratelimited' });
      expect(facts.at(-1)).toMatchObject({ status: 429, ok: false, error: 'ratelimited' });
      expect((await post('auth.test', asBot)).status).toBe(200);
    });

    const asJson = { ...asBot, ...json };
    const asForm = { ...asBot, ...form };
    const refusals: readonly (readonly [error: string, method: string, headers: Headers, body: string])[] = [
      ['unknown_method', 'nobody.knows', asBot, ''],
      ['unknown_method', '__proto__', asBot, ''],
      ['not_authed', 'auth.test', {}, ''],
      ['invalid_auth', 'auth.test', { authorization: 'Bearer xoxb-other' }, ''],
      ['not_allowed_token_type', 'apps.connections.open', asBot, ''],
      ['not_authed', 'apps.connections.open', form, `token=${APP}`],
      ['invalid_json', 'chat.postMessage', asJson, '{"channel":'],
      ['json_not_object', 'chat.postMessage', asJson, '[1]'],
      ['invalid_arguments', 'chat.postMessage', asJson, '{"channel":null,"text":"x"}'],
      ['invalid_post_type', 'chat.postMessage', { ...asBot, 'content-type': 'text/plain' }, 'x'],
      ['invalid_charset', 'chat.postMessage', { ...asBot, 'content-type': 'application/json; charset=ebcdic' }, '{}'],
      ['invalid_form_data', 'chat.postMessage', { ...asBot, 'content-type': 'multipart/form-data; boundary=x' }, 'x'],
      ['channel_not_found', 'chat.postMessage', asForm, 'channel=C0NOWHERE&text=x'],
      ['no_text', 'chat.postMessage', asForm, 'channel=general'],
      ['invalid_blocks_format', 'chat.postMessage', asForm, 'channel=general&blocks=no'],
      ['msg_too_long', 'chat.postMessage', asForm, `channel=general&text=${'x'.repeat(40_001)}`],
      ['user_not_in_channel', 'chat.postEphemeral', asForm, 'channel=general&user=U0NOBODY&text=x'],
      ['message_not_found', 'chat.update', asForm, 'channel=general&ts=1.000001&text=x'],
      ['bad_timestamp', 'reactions.add', asForm, 'channel=general&timestamp=1&name=eyes'],
      ['no_item_specified', 'reactions.add', asForm, 'channel=general&name=eyes'],
      ['invalid_name', 'reactions.add', asForm, 'channel=general&timestamp=1.000001&name=:eyes:'],
      ['invalid_arguments', 'views.open', asForm, 'trigger_id=1&view=[]'],
      ['not_found', 'views.update', asForm, 'view_id=V0NONE&view={}'],
      ['user_not_found', 'views.publish', asForm, 'user_id=U0NOBODY&view={}'],
      ['thread_not_found', 'conversations.replies', asForm, 'channel=general&ts=1.000001'],
      ['users_list_not_supplied', 'conversations.open', asForm, ''],
      ['user_not_found', 'users.info', asForm, 'user=U0NOBODY'],
      ['bot_not_found', 'bots.info', asForm, 'bot=B0NOBODY'],
      ['team_not_found', 'team.info', asForm, 'team=T0NOWHERE'],
    ];
    test.each(refusals)('%s is what %s is refused with', async (error, method, headers, body) => {
      const response = await post(method, headers, body);
      expect(response.status).toBe(200);
      expect(await said(response)).toMatchObject({ ok: false, error });
      expect(facts).toMatchObject([{ kind: 'api-called', method, ok: false, error }]);
    });

    test('a method that writes takes no GET', async () => {
      const response = await api.call('/api/apps.connections.open', { headers: asApp });
      expect(await said(response)).toEqual({ ok: false, error: 'insecure_request' });
    });

    test('chat.postMessage shows in the history, is updated in place, and its text is in the fact', async () => {
      const posted = await said(
        await post(
          'chat.postMessage',
          { ...asBot, ...json },
          '{"channel":"#general","text":"seq=17","thread_ts":null}',
        ),
      );
      expect(posted).toMatchObject({
        ok: true,
        channel: workspace.channel,
        message: { type: 'message', user: workspace.botUser, text: 'seq=17', blocks: [{ type: 'rich_text' }] },
      });
      expect(facts.at(-1)).toMatchObject({ method: 'chat.postMessage', text: 'seq=17' });
      const ts = String(posted['ts']);
      expect(ts).toMatch(/^\d{10}\.\d{6}$/);
      await post('chat.postMessage', { ...asBot, ...form }, `channel=general&text=reply&thread_ts=${ts}`);
      await post('chat.update', { ...asBot, ...form }, `channel=general&ts=${ts}&text=changed`);
      const history = await said(
        await api.call('/api/conversations.history?channel=C0MOCK0001&limit=1', { headers: asBot }),
      );
      expect(history).toMatchObject({ has_more: true, messages: [{ text: 'reply' }] });
      const replies = await said(
        await api.call(`/api/conversations.replies?channel=general&ts=${ts}`, { headers: asBot }),
      );
      expect(replies).toMatchObject({
        messages: [
          { text: 'changed', ts },
          { text: 'reply', thread_ts: ts },
        ],
      });
    });

    test('no two messages have the same timestamp', async () => {
      const all = await Promise.all(
        Array.from({ length: 50 }, async () =>
          said(await post('chat.postMessage', { ...asBot, ...form }, 'channel=general&text=x')),
        ),
      );
      expect(new Set(all.map((answer) => answer['ts'])).size).toBe(50);
    });

    test('a JSON body without charset is taken with a warning', async () => {
      const headers = { ...asBot, 'content-type': 'application/json' };
      expect(await said(await post('chat.postMessage', headers, '{"channel":"general","text":"x"}'))).toMatchObject({
        ok: true,
        warning: 'missing_charset',
        response_metadata: { warnings: ['missing_charset'] },
      });
    });

    test('the lists hold the users and channels that events name', async () => {
      const get = async (path: string) => said(await api.call(`/api/${path}`, { headers: asBot }));
      const { members } = await get('users.list');
      expect(members).toMatchObject([{ id: workspace.user }, { id: workspace.botUser, is_bot: true }]);
      expect(await get('conversations.list')).toMatchObject({
        channels: [{ id: workspace.channel, is_archived: false }],
      });
      expect(await get('conversations.list?types=im')).toMatchObject({ channels: [{ id: workspace.im }] });
      expect(await get('conversations.info?channel=C0MOCK0001')).toMatchObject({ channel: { id: workspace.channel } });
      expect(await get('users.info?user=U0MOCKUSR1')).toMatchObject({ user: { profile: { team: workspace.team } } });
      expect(await get('bots.info?bot=B0MOCK0001')).toMatchObject({ bot: { user_id: workspace.botUser } });
      expect(await get('team.info')).toMatchObject({ team: { domain: workspace.teamDomain } });
    });

    test('conversations.open, chat.postEphemeral and apps.event.authorizations.list answer their fields', async () => {
      expect(await said(await post('conversations.open', { ...asBot, ...form }, 'users=U0MOCKUSR1'))).toMatchObject({
        ok: true,
        channel: { id: workspace.im },
      });
      const ephemeral = await post(
        'chat.postEphemeral',
        { ...asBot, ...form },
        'channel=general&user=U0MOCKUSR1&text=x',
      );
      expect(await said(ephemeral)).toMatchObject({ ok: true, message_ts: expect.stringMatching(/^\d+\.\d{6}$/) });
      const list = await post('apps.event.authorizations.list', { ...asApp, ...form }, 'event_context=4-x');
      expect(await said(list)).toMatchObject({ authorizations: [{ user_id: workspace.botUser }] });
    });

    test('a reaction is added once', async () => {
      const add = () =>
        post('reactions.add', { ...asBot, ...form }, 'channel=general&timestamp=1763800000.000100&name=eyes');
      expect(await said(await add())).toEqual({ ok: true });
      expect(await said(await add())).toEqual({ ok: false, error: 'already_reacted' });
    });

    test('a view is opened, updated by its id, and refused with an old hash', async () => {
      const view = JSON.stringify({ type: 'modal', callback_id: 'cb', external_id: 'mine', blocks: [] });
      const opened = await said(await post('views.open', { ...asBot, ...json }, `{"trigger_id":"1","view":${view}}`));
      expect(opened).toMatchObject({ view: { callback_id: 'cb', app_installed_team_id: workspace.team } });
      const { id, hash } = opened['view'] as { id: string; hash: string };
      const update = (fields: Record<string, string>) =>
        post('views.update', { ...asBot, ...form }, new URLSearchParams({ view, ...fields }).toString());
      const updated = await said(await update({ view_id: id, hash }));
      expect(updated).toMatchObject({ ok: true, view: { id } });
      expect(await said(await update({ external_id: 'mine', hash }))).toMatchObject({ error: 'hash_conflict' });
      const published = await post(
        'views.publish',
        { ...asBot, ...form },
        `user_id=U0MOCKUSR1&view=${encodeURIComponent(view)}`,
      );
      expect(await said(published)).toMatchObject({ ok: true });
    });

    test('a response_url works five times', async () => {
      const respond = () =>
        api.call('/commands/T0MOCK0001/1/abc', { method: 'POST', headers: json, body: '{"text":"x"}' });
      for (let use = 1; use <= 5; use += 1) expect(await said(await respond())).toEqual({ ok: true });
      const sixth = await respond();
      expect(sixth.status).toBe(404);
      expect(await said(sixth)).toEqual({ ok: false, error: 'used_url' });
      expect(facts.at(-1)).toMatchObject({ method: 'response_url', status: 404 });
    });

    test('a path outside the Web API is a 404 and a fact', async () => {
      expect((await api.call('/favicon.ico')).status).toBe(404);
      expect(facts).toMatchObject([{ method: '/favicon.ico', status: 404, ok: false }]);
    });

    test('a body over the limit is refused', async () => {
      const response = await post(
        'chat.postMessage',
        { ...asBot, ...form },
        `channel=general&text=${'x'.repeat(1_100_000)}`,
      );
      expect(response.status).toBe(413);
      expect(facts).toMatchObject([{ status: 413, error: 'request_too_large' }]);
    });
  });
}
