import { describe, expect, test } from 'vitest';
import { documented } from '../policy.ts';
import { SlackMemory } from '../slack-memory.ts';
import { bot, channels, team, users } from '../workspace.ts';
import type { Answer, Arguments } from './web-api-call.ts';
import * as methods from './methods/registry.ts';

const nowMs = 1_700_000_000_000;
const general = 'C0MOCK0001';
const im = 'D0MOCK0001';
const ada = 'U0MOCKUSR1';
const probe = 'U0MOCKBOT1';
const byName = new Map(Object.values(methods).map((method) => [method.method, method]));

/** One workspace, in which one call follows the other. */
function workspaceWith(memory = new SlackMemory()) {
  return (name: string, args: Arguments = {}, token: 'bot' | 'app' = 'bot'): Answer => {
    const method = byName.get(name);
    if (!method) throw new RangeError(`Cannot call ${name}: no such method`);
    const openConnection = () => ({ url: 'wss://host/link' });
    return method.answer({ args, token, memory, policy: documented.values, nowMs, openConnection });
  };
}

const modal = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [{ type: 'divider' }] };

describe('what a method refuses, the first reason first', () => {
  test.each<[string, Arguments, string]>([
    ['chat.postMessage', { channel: 'C9', text: '' }, 'channel_not_found'],
    ['chat.postMessage', { channel: general }, 'no_text'],
    ['chat.update', { channel: 'C9', ts: '1.000001' }, 'channel_not_found'],
    ['chat.update', { channel: general, ts: '1.000001' }, 'message_not_found'],
    ['chat.delete', { channel: 'C9', ts: '1.000001' }, 'channel_not_found'],
    ['chat.delete', { channel: general, ts: '1.000001' }, 'message_not_found'],
    ['chat.postEphemeral', { channel: 'C9', user: 'U9' }, 'channel_not_found'],
    ['chat.postEphemeral', { channel: general, user: 'U9' }, 'user_not_in_channel'],
    ['chat.postEphemeral', { channel: general, user: ada }, 'no_text'],
    ['chat.getPermalink', { channel: 'C9', message_ts: 'x' }, 'channel_not_found'],
    ['chat.getPermalink', { channel: general }, 'message_not_found'],
    ['chat.getPermalink', { channel: general, message_ts: '1.00000' }, 'message_not_found'],
    ['chat.getPermalink', { channel: general, message_ts: 'x1.000001' }, 'message_not_found'],
    ['chat.getPermalink', { channel: general, message_ts: '1.0000012' }, 'message_not_found'],
    ['conversations.info', { channel: 'C9' }, 'channel_not_found'],
    ['conversations.info', {}, 'channel_not_found'],
    ['conversations.open', {}, 'users_list_not_supplied'],
    ['conversations.open', { users: 'U9' }, 'user_not_found'],
    ['conversations.open', { channel: 'D9' }, 'channel_not_found'],
    ['conversations.open', { channel: general }, 'channel_not_found'],
    ['conversations.history', { channel: 'C9' }, 'channel_not_found'],
    ['conversations.replies', { channel: 'C9', ts: '1.000001' }, 'channel_not_found'],
    ['conversations.replies', { channel: general, ts: '1.000001' }, 'thread_not_found'],
    ['conversations.members', { channel: 'C9' }, 'channel_not_found'],
    ['conversations.join', { channel: 'C9' }, 'channel_not_found'],
    ['conversations.join', { channel: im }, 'method_not_supported_for_channel_type'],
    ['functions.completeSuccess', { outputs: '[]' }, 'invalid_arguments'],
    ['functions.completeSuccess', { outputs: 'no JSON' }, 'invalid_arguments'],
    ['pins.add', { channel: 'C9' }, 'channel_not_found'],
    ['pins.add', { channel: general }, 'no_item_specified'],
    ['pins.add', { channel: general, timestamp: '1.00000' }, 'bad_timestamp'],
    ['pins.add', { channel: general, timestamp: 'x1.000001' }, 'bad_timestamp'],
    ['pins.add', { channel: general, timestamp: '1.0000012' }, 'bad_timestamp'],
    ['pins.remove', { channel: general, timestamp: '1.000001' }, 'no_pin'],
    ['pins.list', { channel: 'C9' }, 'channel_not_found'],
    ['reactions.add', { channel: general, name: 'eyes' }, 'no_item_specified'],
    ['reactions.add', { channel: general, timestamp: 'x1.000001', name: 'eyes' }, 'bad_timestamp'],
    ['reactions.add', { channel: general, timestamp: '1.0000012', name: 'eyes' }, 'bad_timestamp'],
    ['reactions.add', { channel: 'C9', timestamp: '1.000001', name: 'eyes' }, 'channel_not_found'],
    ['reactions.add', { channel: general, timestamp: '1.000001' }, 'invalid_name'],
    ['reactions.add', { channel: general, timestamp: '1.000001', name: ':eyes:' }, 'invalid_name'],
    ['reactions.add', { channel: general, timestamp: '1.000001', name: 'eyes:' }, 'invalid_name'],
    ['reactions.add', { channel: general, timestamp: '1.000001', name: 'wave::skin-tone-x' }, 'invalid_name'],
    ['reactions.remove', { channel: general, timestamp: '1.000001', name: 'eyes' }, 'no_reaction'],
    ['reactions.get', { channel: general }, 'no_item_specified'],
    ['reactions.get', { channel: general, timestamp: '1.000001' }, 'message_not_found'],
    ['users.info', { user: 'U9' }, 'user_not_found'],
    ['users.info', {}, 'user_not_found'],
    ['users.lookupByEmail', { email: 'nobody@mock.example' }, 'users_not_found'],
    ['users.profile.get', { user: 'U9' }, 'user_not_found'],
    ['users.conversations', { user: 'U9' }, 'user_not_found'],
    ['views.open', { view: modal }, 'invalid_trigger_id'],
    ['views.push', { trigger_id: 'never issued', view: modal }, 'invalid_trigger_id'],
    ['views.publish', { view: modal }, 'user_not_found'],
    ['views.publish', { user_id: ada, view: modal }, 'invalid_arguments'],
    ['views.update', { view: modal }, 'not_found'],
    ['views.update', { view_id: 'V9', view: modal }, 'not_found'],
    ['views.update', { external_id: 'nobody has it', view: modal }, 'not_found'],
    ['team.info', { team: 'T9' }, 'team_not_found'],
    ['bots.info', { bot: 'B9' }, 'bot_not_found'],
    ['api.test', { error: 'my_error' }, 'my_error'],
  ])('%s with %j: %s', (name, args, error) => {
    expect(workspaceWith()(name, args).error).toBe(error);
  });
});

describe('what a method answers', () => {
  test.each<[string, Arguments, Answer]>([
    ['api.test', {}, {}],
    ['api.test', { token: 'xoxb-1', foo: 'bar', n: 1, empty: '' }, { args: { foo: 'bar', n: '1' } }],
    ['api.test', { error: 'e' }, { error: 'e', args: { error: 'e' } }],
    ['apps.connections.open', {}, { url: 'wss://host/link' }],
    [
      'apps.event.authorizations.list',
      { event_context: 'x' },
      {
        authorizations: [
          {
            enterprise_id: null,
            team_id: 'T0MOCK0001',
            user_id: probe,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        response_metadata: { next_cursor: '' },
      },
    ],
    [
      'chat.getPermalink',
      { channel: '#general', message_ts: '1700000000.000001' },
      { channel: general, permalink: 'https://mockteam.slack.com/archives/C0MOCK0001/p1700000000000001' },
    ],
    ['functions.completeSuccess', { outputs: '{"a":1}' }, {}],
    ['functions.completeSuccess', { outputs: {} }, {}],
    ['functions.completeError', { error: 'no' }, {}],
    ['team.info', {}, { team }],
    ['team.info', { team: 'T0MOCK0001' }, { team }],
    ['bots.info', {}, { bot }],
    ['bots.info', { bot: 'B0MOCK0001' }, { bot }],
    ['users.list', {}, { members: users, cache_ts: 1_700_000_000, response_metadata: { next_cursor: '' } }],
    ['users.lookupByEmail', { email: 'ADA@mock.example' }, { user: users[0] }],
    ['users.info', { user: probe }, { user: users.find(({ id }) => id === probe) }],
    ['users.profile.get', {}, { profile: users.find(({ id }) => id === probe)?.profile }],
    ['users.profile.get', { user: ada }, { profile: users[0]?.profile }],
    ['conversations.info', { channel: '@ada' }, { channel: channels.find(({ id }) => id === im) }],
    ['conversations.members', { channel: im }, { members: [ada, probe], response_metadata: { next_cursor: '' } }],
    [
      'conversations.members',
      { channel: general },
      { members: users.map(({ id }) => id), response_metadata: { next_cursor: '' } },
    ],
    [
      'conversations.join',
      { channel: general },
      {
        channel: channels.find(({ id }) => id === general),
        warning: 'already_in_channel',
        response_metadata: { warnings: ['already_in_channel'] },
      },
    ],
    [
      'conversations.open',
      { users: ada },
      { no_op: true, already_open: true, channel: channels.find(({ id }) => id === im) },
    ],
    [
      'conversations.open',
      { channel: im, users: 'U9' },
      { no_op: true, already_open: true, channel: channels.find(({ id }) => id === im) },
    ],
  ])('%s with %j', (name, args, answer) => {
    expect(workspaceWith()(name, args)).toEqual(answer);
  });

  test.each(['conversations.list', 'users.conversations'])(
    '%s gives channels of the types that were asked for',
    (name) => {
      const kinds = (types?: string) => {
        const { channels: found, response_metadata: metadata } = workspaceWith()(
          name,
          types === undefined ? {} : { types },
        );
        expect(metadata).toEqual({ next_cursor: '' });
        return [...new Set((found as { is_im: boolean }[]).map(({ is_im: isIm }) => (isIm ? 'im' : 'public')))];
      };
      expect([undefined, 'im', 'public_channel, im', 'mpim'].map(kinds)).toEqual([
        ['public'],
        ['im'],
        ['public', 'im'],
        [],
      ]);
    },
  );

  test('auth.test names the bot, or the app to a token of the app', () => {
    expect(workspaceWith()('auth.test')).toMatchObject({ user_id: probe, is_enterprise_install: false });
    expect(workspaceWith()('auth.test', {}, 'app')).toEqual({ app_name: 'probe', app_id: 'A0MOCK0001' });
  });
});

describe('messages', () => {
  test('are posted in a thread, with metadata and shown in the channel, only where the call asks for it', () => {
    const call = workspaceWith();
    const posted = (args: Arguments) => call('chat.postMessage', { channel: general, text: 'a', ...args })['message'];
    expect(posted({})).not.toHaveProperty('thread_ts');
    expect(posted({ thread_ts: '1.000001' })).not.toHaveProperty('subtype');
    expect(posted({ reply_broadcast: true })).not.toHaveProperty('subtype');
    expect(posted({ thread_ts: '1.000001', reply_broadcast: true })).toMatchObject({
      thread_ts: '1.000001',
      subtype: 'thread_broadcast',
    });
    expect(posted({ metadata: '{"event_type":"x"}' })).toMatchObject({ metadata: { event_type: 'x' } });
    expect(posted({ metadata: 'no JSON' })).not.toHaveProperty('metadata');
  });

  test('are edited and deleted by who wrote them, and by nobody else', () => {
    const memory = new SlackMemory();
    const call = workspaceWith(memory);
    memory.store(general, { type: 'message', ts: '5.000001', text: 'of another' });
    const of = (ts: unknown) => ({ channel: general, ts, text: 'new' });
    expect(call('chat.update', of('5.000001'))).toEqual({ error: 'cant_update_message' });
    expect(call('chat.delete', of('5.000001'))).toEqual({ error: 'cant_delete_message' });
    const { ts } = call('chat.postMessage', { channel: general, text: 'old' });
    expect(call('chat.update', { channel: general, ts })).toEqual({ error: 'no_text' });
    expect(call('chat.update', of(ts))).toMatchObject({
      channel: general,
      ts,
      text: 'new',
      message: { text: 'new', edited: { user: probe } },
    });
    expect(memory.message(general, String(ts))).toMatchObject({ text: 'new' });
    expect(call('chat.postEphemeral', { channel: general, user: ada, text: 'a' })).toEqual({
      message_ts: expect.stringMatching(/^\d+\.\d{6}$/),
    });
    expect(call('chat.delete', of(ts))).toEqual({ channel: general, ts });
    expect(call('chat.delete', of(ts))).toEqual({ error: 'message_not_found' });
  });

  test('come newest first in a history and oldest first in a thread', () => {
    const call = workspaceWith();
    const post = (text: string, more: Arguments = {}) =>
      String(call('chat.postMessage', { channel: general, text, ...more })['ts']);
    const first = post('first');
    post('aside');
    post('reply', { thread_ts: first });
    const texts = (answer: Answer) => (answer['messages'] as { text: string }[]).map(({ text }) => text);
    expect(texts(call('conversations.history', { channel: general }))).toEqual(['aside', 'first']);
    post('shown in both', { thread_ts: first, reply_broadcast: true });
    const [, , parent] = call('conversations.history', { channel: general })['messages'] as { reply_count?: number }[];
    expect(texts(call('conversations.history', { channel: general }))).toEqual(['shown in both', 'aside', 'first']);
    expect(parent).toMatchObject({ thread_ts: first, reply_count: 2 });
    expect(texts(call('conversations.replies', { channel: general, ts: first }))).toEqual([
      'first',
      'reply',
      'shown in both',
    ]);
  });

  test('come in pages bounded by timestamps, each page naming the next', () => {
    const memory = new SlackMemory();
    const call = workspaceWith(memory);
    for (const n of [1, 2, 3, 4, 5]) memory.store(general, { type: 'message', ts: `${n}.000000`, text: `${n}` });
    const history = (args: Arguments) => {
      const answer = call('conversations.history', { channel: general, ...args });
      const next = (answer['response_metadata'] as { next_cursor: string } | undefined)?.next_cursor;
      const texts = (answer['messages'] as { text: string }[] | undefined)?.map(({ text }) => text).join('');
      return { texts, next, more: answer['has_more'], error: answer.error };
    };
    expect(history({})).toEqual({ texts: '54321', next: '', more: false, error: undefined });
    expect(history({ oldest: '2', latest: '4' }).texts).toBe('3');
    expect(history({ oldest: '2', latest: '4', inclusive: true }).texts).toBe('432');
    const page = history({ limit: 2 });
    expect(page).toMatchObject({ texts: '54', next: btoa('next_ts:3000000'), more: true });
    expect(history({ limit: 3, cursor: page.next })).toMatchObject({ texts: '321', next: '', more: false });
    expect(history({ cursor: 'nonsense' }).error).toBe('invalid_cursor');
  });
});

test('a reaction and a pin are there once, are listed, and go once', () => {
  const call = workspaceWith();
  const item = { channel: general, timestamp: '1.000001' };
  for (const [add, remove, twice, never, more] of [
    ['reactions.add', 'reactions.remove', 'already_reacted', 'no_reaction', { name: 'wave::skin-tone-2' }],
    ['pins.add', 'pins.remove', 'already_pinned', 'no_pin', {}],
  ] as const) {
    expect(call(add, { ...item, ...more })).toEqual({});
    expect(call(add, { ...item, ...more })).toEqual({ error: twice });
    if (add === 'pins.add') {
      const pin = { type: 'message', channel: general, created: 1, created_by: probe };
      expect(call('pins.list', item)).toEqual({ items: [{ ...pin, message: { type: 'message', ts: '1.000001' } }] });
    } else
      expect(call('reactions.get', item)).toEqual({
        type: 'message',
        channel: general,
        message: {
          type: 'message',
          ts: '1.000001',
          reactions: [{ name: 'wave::skin-tone-2', users: [probe], count: 1 }],
        },
      });
    expect(call(remove, { ...item, ...more })).toEqual({});
    expect(call(remove, { ...item, ...more })).toEqual({ error: never });
  }
});

test('a message without reactions has no list of them', () => {
  const call = workspaceWith();
  const { ts } = call('chat.postMessage', { channel: general, text: 'a' });
  const got = call('reactions.get', { channel: general, timestamp: ts });
  expect(got['message']).toMatchObject({ text: 'a' });
  expect(got['message']).not.toHaveProperty('reactions');
});

describe('views', () => {
  const home = { type: 'home', blocks: [{ type: 'divider' }] };
  const viewOf = (answer: Answer) => answer['view'] as { id: string; hash: string; type: string };

  test('are opened for a trigger that was issued, once; a bad view does not spend it', () => {
    const memory = new SlackMemory();
    const call = workspaceWith(memory);
    memory.issueTrigger('t', nowMs);
    expect(call('views.open', { trigger_id: 't', view: home }).error).toBe('invalid_arguments');
    expect(viewOf(call('views.open', { trigger_id: 't', view: modal })).type).toBe('modal');
    expect(call('views.open', { trigger_id: 't', view: modal })).toEqual({ error: 'exchanged_trigger_id' });
    memory.issueTrigger('old', nowMs - documented.values.triggerLifeUs / 1_000 - 1);
    expect(call('views.open', { trigger_id: 'old', view: modal })).toEqual({ error: 'expired_trigger_id' });
  });

  test('are pushed on the one that the trigger came from, opened beside it', () => {
    const memory = new SlackMemory();
    const call = workspaceWith(memory);
    const next = (method: string, below?: string) => {
      memory.issueTrigger(`${method} ${below}`, nowMs, below);
      return call(method, { trigger_id: `${method} ${below}`, view: modal });
    };
    const { id } = viewOf(next('views.open'));
    expect(next('views.push', id)['view']).toMatchObject({ previous_view_id: id, root_view_id: id });
    expect(next('views.push')['view']).toMatchObject({ previous_view_id: null });
    expect(next('views.open', id)['view']).toMatchObject({ previous_view_id: null });
  });

  test.each(['views.publish', 'views.update'])('%s refuses a hash that is not the latest, and only that', (name) => {
    const call = workspaceWith();
    const published = viewOf(
      call('views.publish', { user_id: ada, view: { ...home, external_id: 'mine' }, hash: 'any' }),
    );
    expect(published.id).toBe('V0HOME0MOCKUSR1');
    const again = (more: Arguments) =>
      call(name, { ...(name === 'views.publish' ? { user_id: ada } : { external_id: 'mine' }), view: home, ...more });
    expect(again({ hash: 'of another' })).toEqual({ error: 'hash_conflict' });
    expect(viewOf(again({ hash: published.hash }))).toMatchObject({ id: published.id, type: 'home' });
  });

  test('are updated by id too, those that were there before the app among them', () => {
    const call = workspaceWith();
    expect(viewOf(call('views.update', { view_id: 'V0MOCK0001', view: modal }))).toMatchObject({ id: 'V0MOCK0001' });
    const { hash } = viewOf(call('views.update', { view_id: 'V0MOCK0001', view: modal }));
    expect(call('views.update', { view_id: 'V0MOCK0001', view: modal, hash: `${hash}x` }).error).toBe('hash_conflict');
    expect(call('views.update', { view_id: 'V0MOCK0001', view: modal }).error).toBeUndefined();
    expect(call('views.update', { view_id: 'V0MOCK0001', view: [] }).error).toBe('invalid_arguments');
  });
});

test('a page holds as many messages as the knob says, whatever the call asks for', () => {
  const memory = new SlackMemory();
  for (const n of [1, 2, 3]) memory.store(general, { type: 'message', ts: `${n}.000000`, text: `${n}` });
  const history = [...byName.values()].find(({ method }) => method === 'conversations.history');
  const answer = history?.answer({
    args: { channel: general, limit: 999 },
    token: 'bot',
    memory,
    policy: { ...documented.values, historyPage: 2 },
    nowMs,
    openConnection: () => ({ url: '' }),
  });
  expect(answer).toMatchObject({ messages: [{ text: '3' }, { text: '2' }], has_more: true });
});
