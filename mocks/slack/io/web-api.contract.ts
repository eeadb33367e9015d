/** What the Web API promises, in-process and over a socket alike. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SlackFact } from '../protocol/facts.ts';
import { documented, withValues } from '../protocol/policy.ts';
import { SlackMemory } from '../protocol/slack-memory.ts';
import { workspace } from '../protocol/workspace.ts';
import type { WebApiControl } from './slack-control.ts';
import type { WebApiOptions } from './web-api.ts';

export interface OpenedWebApi {
  /** `path` from the root: `/api/auth.test`. */
  call(path: string, init?: RequestInit): Promise<Response>;
  readonly control: WebApiControl;
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
    let memory: SlackMemory;
    let nowMs: number;
    let toldAt: number;

    beforeEach(async () => {
      facts.length = 0;
      memory = new SlackMemory();
      nowMs = 1_763_800_000_000;
      opened = { url: 'ws://127.0.0.1:1/link/?ticket=t' };
      api = await open({
        tokens: { bot: BOT, app: APP },
        openConnection: () => opened,
        observe: (fact) => {
          facts.push(fact);
          toldAt = performance.now();
        },
        policy: withValues(documented, { connectionsOpenBurst: 2, postsPerChannelPerMinute: 600 }).values,
        memory,
        nowMs: () => nowMs,
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
      ['invalid_attachments', 'chat.postMessage', asForm, 'channel=general&attachments={}'],
      [
        'too_many_attachments',
        'chat.postMessage',
        asJson,
        `{"channel":"general","attachments":[${'{},'.repeat(100)}{}]}`,
      ],
      ['invalid_blocks', 'chat.postMessage', asForm, 'channel=general&blocks=[{}]'],
      ['invalid_blocks', 'chat.postMessage', asForm, `channel=general&blocks=[${'{"type":"divider"},'.repeat(50)}1]`],
      [
        'invalid_blocks_format',
        'chat.postMessage',
        asForm,
        `channel=general&blocks=${'['.repeat(99)}${']'.repeat(99)}`,
      ],
      ['message_not_found', 'chat.delete', asForm, 'channel=general&ts=1.000001'],
      ['message_not_found', 'chat.getPermalink', asForm, 'channel=general&message_ts=1'],
      ['invalid_trigger_id', 'views.open', asForm, 'trigger_id=1&view={}'],
      ['invalid_trigger_id', 'views.push', asForm, 'trigger_id=1&view={}'],
      ['not_found', 'views.update', asForm, 'view_id=V0NONE&view={}'],
      ['invalid_arguments', 'views.update', asForm, 'view_id=V0MOCK0001&view=[]'],
      ['user_not_found', 'views.publish', asForm, 'user_id=U0NOBODY&view={}'],
      ['invalid_arguments', 'views.publish', asForm, 'user_id=U0MOCKUSR1&view={"type":"modal","blocks":[]}'],
      ['no_reaction', 'reactions.remove', asForm, 'channel=general&timestamp=1.000001&name=eyes'],
      ['message_not_found', 'reactions.get', asForm, 'channel=general&timestamp=1.000001'],
      ['no_pin', 'pins.remove', asForm, 'channel=general&timestamp=1.000001'],
      ['bad_timestamp', 'pins.add', asForm, 'channel=general&timestamp=yesterday'],
      ['no_item_specified', 'pins.add', asForm, 'channel=general'],
      ['invalid_cursor', 'conversations.history', asForm, 'channel=general&cursor=x'],
      ['channel_not_found', 'conversations.members', asForm, 'channel=C0NOWHERE'],
      ['method_not_supported_for_channel_type', 'conversations.join', asForm, 'channel=D0MOCK0001'],
      ['users_not_found', 'users.lookupByEmail', asForm, 'email=nobody@mock.example'],
      ['user_not_found', 'users.profile.get', asForm, 'user=U0NOBODY'],
      ['invalid_arguments', 'functions.completeSuccess', asForm, 'function_execution_id=Fx1'],
      ['my_own', 'api.test', form, 'error=my_own'],
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

    const modal = { type: 'modal', title: { type: 'plain_text', text: 'T' }, callback_id: 'cb', blocks: [] };
    const openView = (trigger: string, view: object = modal, method = 'views.open') =>
      post(method, asJson, JSON.stringify({ trigger_id: trigger, view })).then(said);

    test('a view is opened, updated by its id, and refused with an old hash (§3.3)', async () => {
      memory.issueTrigger('1.2.a', nowMs);
      const opened = await openView('1.2.a', { ...modal, external_id: 'mine' });
      expect(opened).toMatchObject({ view: { callback_id: 'cb', app_installed_team_id: workspace.team } });
      const { id, hash } = opened['view'] as { id: string; hash: string };
      const update = (fields: Record<string, string>) =>
        post('views.update', asForm, new URLSearchParams({ view: JSON.stringify(modal), ...fields }).toString()).then(
          said,
        );
      expect(await update({ external_id: 'mine', hash })).toMatchObject({ ok: true, view: { id } });
      expect(await update({ view_id: id, hash })).toMatchObject({ error: 'hash_conflict' });
      expect(await update({ view_id: workspace.view })).toMatchObject({ ok: true, view: { id: workspace.view } });
    });

    test('a home view is published over and over under one id (§3.3)', async () => {
      const publish = (fields = '') =>
        post('views.publish', asForm, `user_id=U0MOCKUSR1&view={"type":"home","blocks":[]}${fields}`).then(said);
      const first = (await publish())['view'] as { id: string; hash: string };
      expect(await publish(`&hash=${first.hash}`)).toMatchObject({ ok: true, view: { id: first.id, type: 'home' } });
      expect(await publish(`&hash=${first.hash}`)).toMatchObject({ error: 'hash_conflict' });
    });

    test('a trigger_id works once, and only 3 s (§2.7)', async () => {
      memory.issueTrigger('1.2.a', nowMs);
      memory.issueTrigger('1.2.b', nowMs);
      expect(await openView('1.2.a', { type: 'modal' })).toMatchObject({ error: 'invalid_arguments' });
      nowMs += 3_000;
      expect(await openView('1.2.a')).toMatchObject({ ok: true });
      expect(await openView('1.2.a')).toMatchObject({ error: 'exchanged_trigger_id' });
      nowMs += 1;
      expect(await openView('1.2.b')).toMatchObject({ error: 'expired_trigger_id' });
      expect(await openView('1.2.c')).toMatchObject({ error: 'invalid_trigger_id' });
    });

    test('two views are pushed onto a modal, and no third (§3.3)', async () => {
      memory.issueTrigger('1.2.a', nowMs);
      const root = ((await openView('1.2.a'))['view'] as { id: string }).id;
      let top = root;
      for (const trigger of ['1.2.b', '1.2.c']) {
        memory.issueTrigger(trigger, nowMs, top);
        const pushed = await openView(trigger, modal, 'views.push');
        expect(pushed).toMatchObject({ view: { root_view_id: root, previous_view_id: top } });
        top = (pushed['view'] as { id: string }).id;
      }
      memory.issueTrigger('1.2.d', nowMs, top);
      expect(await openView('1.2.d', modal, 'views.push')).toEqual({ ok: false, error: 'push_limit_reached' });
    });

    const url = '/commands/T0MOCK0001/1/abc';
    const respond = async (body: string, headers: Headers = json) => {
      const response = await api.call(url, { method: 'POST', headers, body });
      return [response.status, await said(response)];
    };

    test('a response_url works five times (§2.7)', async () => {
      memory.issueResponseUrl(url, nowMs);
      for (let use = 1; use <= 5; use += 1) expect(await respond('{"text":"x"}')).toEqual([200, { ok: true }]);
      expect(facts.at(-1)).toEqual({ kind: 'api-called', method: 'response_url', status: 200, ok: true, text: 'x' });
      expect(await respond('{"text":"x"}')).toEqual([404, { ok: false, error: 'used_url' }]);
      expect(facts.at(-1)).toMatchObject({ method: 'response_url', status: 404 });
    });

    test('a response_url works for 30 minutes, and one that Slack did not give not at all (§2.7)', async () => {
      memory.issueResponseUrl(url, nowMs);
      nowMs += 30 * 60_000;
      expect(await respond('{"text":"x"}')).toEqual([200, { ok: true }]);
      nowMs += 1;
      expect(await respond('{"text":"x"}')).toEqual([404, { ok: false, error: 'expired_url' }]);
      const other = await api.call('/actions/T0MOCK0001/2/def', {
        method: 'POST',
        headers: json,
        body: '{"text":"x"}',
      });
      expect([other.status, await said(other)]).toEqual([404, { ok: false, error: 'invalid_url' }]);
    });

    test.each([
      ['JSON that is none', '{"text":', json, 'invalid_payload'],
      ['a list', '[]', json, 'invalid_payload'],
      ['no text', '{}', json, 'no_text'],
      ['blocks that are none', '{"blocks":[1]}', json, 'invalid_blocks'],
    ])('a response_url refuses %s, which is no use of it', async (_, body, headers, error) => {
      memory.issueResponseUrl(url, nowMs);
      for (let use = 1; use <= 6; use += 1) expect(await respond(body, headers)).toMatchObject([400, { error }]);
      expect(await respond('{"text":"x"}')).toEqual([200, { ok: true }]);
    });

    test.each([
      ['JSON', '{"response_type":"in_channel","text":"x"}', json],
      ['JSON without charset', '{"response_type":"in_channel","text":"x"}', { 'content-type': 'application/json' }],
      ['JSON without content type', '{"response_type":"in_channel","text":"x"}', { 'content-type': '' }],
      ['a form', 'response_type=in_channel&text=x', form],
      ['a payload in a form', 'payload=%7B%22response_type%22%3A%22in_channel%22%2C%22text%22%3A%22x%22%7D', form],
    ])('an in_channel answer to a response_url as %s stands in the channel (§2.7)', async (_, body, headers) => {
      memory.issueResponseUrl(url, nowMs, { channel: workspace.channel });
      expect(await respond(body, headers)).toEqual([200, { ok: true }]);
      expect(memory.messagesOf(workspace.channel)).toMatchObject([{ text: 'x', bot_id: workspace.bot }]);
    });

    test('an answer to a response_url is ephemeral unless it says otherwise, also as bare text (§2.7)', async () => {
      memory.issueResponseUrl(url, nowMs, { channel: workspace.channel });
      expect(await respond('{"text":"x"}')).toEqual([200, { ok: true }]);
      expect(await respond('bare', { 'content-type': 'text/plain' })).toEqual([200, { ok: true }]);
      expect(facts.at(-1)).toMatchObject({ text: 'bare' });
      expect(memory.messagesOf(workspace.channel)).toEqual([]);
    });

    test('replace_original and delete_original act on the message with the button (§2.7)', async () => {
      const { ts } = (await said(await post('chat.postMessage', asForm, 'channel=general&text=a'))) as { ts: string };
      memory.issueResponseUrl(url, nowMs, { channel: workspace.channel, ts });
      await respond('{"replace_original":"true","text":"b"}');
      expect(memory.messagesOf(workspace.channel)).toMatchObject([{ ts, text: 'b' }]);
      await respond('{"delete_original":true}');
      expect(memory.messagesOf(workspace.channel)).toEqual([]);
    });

    test("a message is deleted, linked to, and not another one's (§3.3)", async () => {
      const { ts } = (await said(await post('chat.postMessage', asForm, 'channel=general&text=a'))) as { ts: string };
      const link = await api.call(`/api/chat.getPermalink?channel=general&message_ts=${ts}`, { headers: asBot });
      expect(await said(link)).toMatchObject({
        permalink: `https://mockteam.slack.com/archives/C0MOCK0001/p${ts.replace('.', '')}`,
      });
      const remove = (its: string) => post('chat.delete', asForm, `channel=general&ts=${its}`).then(said);
      expect(await remove(ts)).toEqual({ ok: true, channel: workspace.channel, ts });
      expect(await remove(ts)).toEqual({ ok: false, error: 'message_not_found' });
      memory.store(workspace.channel, { type: 'message', ts: '1.000001', text: 'hers', user: workspace.user });
      expect(await remove('1.000001')).toEqual({ ok: false, error: 'cant_delete_message' });
      const update = await post('chat.update', asForm, 'channel=general&ts=1.000001&text=mine');
      expect(await said(update)).toEqual({ ok: false, error: 'cant_update_message' });
    });

    test('arguments that say nothing are tolerated, and booleans as text (§7)', async () => {
      const body =
        '{"channel":"general","text":"x","thread_ts":null,"as_user":true,"link_names":"false","blocks":null}';
      const answer = await said(await post('chat.postMessage', asJson, body));
      expect(answer).toMatchObject({ ok: true, message: { text: 'x' } });
      expect(answer['message']).not.toHaveProperty('thread_ts');
    });

    test('a history is read page by page, its bounds left out unless inclusive (§3.3)', async () => {
      const seconds = [1, 2, 3, 4, 5];
      for (const n of seconds) memory.store(workspace.channel, { type: 'message', ts: `${n}.000000`, text: `${n}` });
      const read = (query: string) =>
        post('conversations.history', asForm, `channel=general&${query}`).then(said) as Promise<{
          messages: { text: string }[];
          response_metadata: { next_cursor: string };
          has_more: boolean;
        }>;
      const first = await read('limit=3');
      expect([first.has_more, first.messages.map(({ text }) => text)]).toEqual([true, ['5', '4', '3']]);
      const rest = await read(`limit=3&cursor=${encodeURIComponent(first.response_metadata.next_cursor)}`);
      expect([rest.has_more, rest.messages.map(({ text }) => text)]).toEqual([false, ['2', '1']]);
      const texts = async (query: string) => (await read(query)).messages.map(({ text }) => text).join('');
      expect(await texts('oldest=2.000000&latest=4.000000')).toBe('3');
      for (const spelt of ['true', '1', 'True'])
        expect(await texts(`oldest=2.000000&latest=4.000000&inclusive=${spelt}`)).toBe('432');
      for (const spelt of ['false', '0', '']) expect(await texts(`oldest=2.000000&inclusive=${spelt}`)).toBe('543');
    });

    test('reactions and pins are put, listed and taken away (§3.3)', async () => {
      const at = 'channel=general&timestamp=1763800000.000100';
      const all = async (...calls: [string, string][]) => {
        const answers = [];
        for (const [method, body] of calls) answers.push(await said(await post(method, asForm, body)));
        return answers;
      };
      expect(
        await all(
          ['reactions.add', `${at}&name=eyes`],
          ['reactions.get', at],
          ['reactions.remove', `${at}&name=eyes`],
          ['reactions.remove', `${at}&name=eyes`],
          ['pins.add', at],
          ['pins.add', at],
          ['pins.list', 'channel=general'],
          ['pins.remove', at],
          ['pins.list', 'channel=general'],
        ),
      ).toMatchObject([
        { ok: true },
        { message: { reactions: [{ name: 'eyes', users: [workspace.botUser], count: 1 }] } },
        { ok: true },
        { error: 'no_reaction' },
        { ok: true },
        { error: 'already_pinned' },
        { items: [{ message: { ts: '1763800000.000100' } }] },
        { ok: true },
        { items: [] },
      ]);
    });

    test('users and members are looked up (§3.3)', async () => {
      const get = async (path: string) => said(await api.call(`/api/${path}`, { headers: asBot }));
      expect(await get('users.lookupByEmail?email=Ada@mock.example')).toMatchObject({ user: { id: workspace.user } });
      expect(await get('users.profile.get')).toMatchObject({ profile: { bot_id: workspace.bot } });
      expect(await get('users.conversations?types=im,public_channel')).toMatchObject({ channels: [{}, {}] });
      expect(await get('conversations.members?channel=general')).toMatchObject({
        members: [workspace.user, workspace.botUser],
      });
      expect(await said(await post('conversations.join', asForm, 'channel=C0MOCK0001'))).toMatchObject({
        ok: true,
        warning: 'already_in_channel',
      });
      const done = await post('functions.completeSuccess', asForm, 'function_execution_id=Fx1&outputs={}');
      expect(await said(done)).toEqual({ ok: true });
    });

    test('api.test takes no token and says what it was told', async () => {
      expect(await said(await api.call('/api/api.test?foo=bar'))).toEqual({ ok: true, args: { foo: 'bar' } });
    });

    test('a form that names a charset is taken with a warning (§3.3)', async () => {
      const headers = { ...asBot, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
      expect(await said(await post('chat.postMessage', headers, 'channel=general&text=x'))).toMatchObject({
        ok: true,
        warning: 'superfluous_charset',
      });
    });

    test.each([
      ['a tier 2 method', 'users.list', '', 20],
      ['a tier 3 method', 'conversations.info', 'channel=general', 50],
      ['a tier 4 method', 'users.info', 'user=U0MOCKUSR1', 100],
    ])('%s is limited per minute, by itself (§3.2)', async (_, method, body, perMinute) => {
      for (let n = 0; n < perMinute; n += 1) expect((await post(method, asForm, body)).status).toBe(200);
      const limited = await post(method, asForm, body);
      expect([limited.status, await said(limited)]).toEqual([429, { ok: false, error: 'ratelimited' }]);
      const seconds = Number(limited.headers.get('retry-after'));
      expect(seconds).toBe(Math.ceil(60 / perMinute));
      expect((await post('auth.test', asForm)).status).toBe(200);
      nowMs += seconds * 1_000;
      expect((await post(method, asForm, body)).status).toBe(200);
    });

    test('chat.postMessage is limited per channel, after a short burst (§3.2)', async () => {
      const say = async (channel: string) =>
        (await post('chat.postMessage', asForm, `channel=${channel}&text=x`)).status;
      for (let n = 0; n < 100; n += 1) expect(await say('general')).toBe(200);
      expect(await say('general')).toBe(429);
      expect(await say(workspace.im)).toBe(200);
    });

    test('faults: an error, a status, a 429, each ended or used up; other methods go on', async () => {
      const open = async () => {
        const response = await post('apps.connections.open', asApp);
        return [response.status, response.headers.get('retry-after'), (await response.text()).slice(0, 29)];
      };
      const end = api.control.fault('apps.connections.open', { kind: 'error', error: 'internal_error' });
      expect(await open()).toEqual([200, null, '{"ok":false,"error":"internal']);
      api.control.fault('*', { kind: 'status', status: 503 }, { times: 1 });
      expect(await open()).toEqual([503, null, '<html><head><title>503</title']);
      expect(facts.at(-1)).toEqual({ kind: 'api-called', method: 'apps.connections.open', status: 503, ok: false });
      expect(await open()).toEqual([200, null, '{"ok":false,"error":"internal']);
      api.control.fault('apps.connections.open', { kind: 'rate-limited', retryAfterSeconds: 7 }, { times: 1 });
      expect(await open()).toEqual([429, '7', '{"ok":false,"error":"ratelimi']);
      expect((await post('auth.test', asBot)).status).toBe(200);
      end();
      end();
      expect(await open()).toEqual([200, null, '{"ok":true,"url":"ws:\\/\\/127.']);
    });

    test('faults: missing_scope names what is needed and what there is (§3.2)', async () => {
      api.control.fault('chat.postMessage', { kind: 'error', error: 'missing_scope' });
      expect(await said(await post('chat.postMessage', asForm, 'channel=general&text=x'))).toMatchObject({
        error: 'missing_scope',
        needed: 'chat:write',
        provided: expect.stringContaining('channels:read'),
      });
    });

    test('faults: a delayed answer is as usual, and its fact is told at once', async () => {
      const end = api.control.fault('auth.test', { kind: 'delay', ms: 50 });
      const answer = await post('auth.test', asBot);
      expect(performance.now() - toldAt).toBeGreaterThanOrEqual(49);
      expect(await said(answer)).toMatchObject({ ok: true });
      end();
    });

    test('faults: a call is never answered, others are', async () => {
      const end = api.control.fault('apps.connections.open', { kind: 'never' }, { times: 1 });
      const gone = new AbortController();
      const unanswered = api
        .call('/api/apps.connections.open', { method: 'POST', headers: asApp, signal: gone.signal })
        .then(said, (error: unknown) => error);
      await vi.waitFor(() => expect(facts).toMatchObject([{ status: 0, error: 'never_answered' }]));
      expect((await post('apps.connections.open', asApp)).status).toBe(200);
      end();
      gone.abort();
      void unanswered;
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
