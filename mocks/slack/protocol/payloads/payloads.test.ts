import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documented } from '../policy.ts';
import { letterWriter } from '../delivery/letter-writer.ts';
import { httpRules, socketRules } from '../delivery/transport-rules.ts';
import { bot, channels, placeOf, team, users } from '../workspace.ts';
import { deliveryId } from './delivery-id.ts';
import { payloadKindNamed, payloadKinds } from './index.ts';
import type { Occasion, PayloadKind } from './payload-kind.ts';

const policy = documented.values;
const ts = '1763800001.000017';

function occasionOf(kind: PayloadKind): Occasion {
  return {
    id: deliveryId(kind, 17, ts),
    n: 17,
    ts,
    place: placeOf(17),
    responseUrl: 'http://127.0.0.1:8080/commands/T0MOCK0001/17/abc',
  };
}

const wrapper =
  'token team_id context_team_id context_enterprise_id api_app_id event type event_id event_time authorizations is_ext_shared_channel event_context';

/** Keys in Slack's order; of events, those of the inner event (slack-protocol.md §1.4, §2.4, §2.6, §2.7). */
const keys: Readonly<Record<PayloadKind['name'], string>> = {
  message: 'type user text ts client_msg_id team blocks channel event_ts channel_type',
  'app-mention': 'type user text ts client_msg_id team blocks channel event_ts',
  'reaction-added': 'type user reaction item item_user event_ts',
  'app-home-opened': 'type user channel tab event_ts',
  'member-joined-channel': 'type user channel channel_type team inviter event_ts',
  'function-executed': 'type function inputs function_execution_id workflow_execution_id event_ts bot_access_token',
  'app-rate-limited': 'token type team_id minute_rate_limited api_app_id',
  'slash-command':
    'token team_id team_domain channel_id channel_name user_id user_name command text api_app_id is_enterprise_install response_url trigger_id',
  'block-actions':
    'type user api_app_id token container trigger_id team enterprise is_enterprise_install channel message state response_url actions',
  'view-submission': 'type team user api_app_id token trigger_id view response_urls is_enterprise_install enterprise',
  'block-suggestion':
    'type user container api_app_id token action_id block_id value team enterprise is_enterprise_install view',
  shortcut: 'type token action_ts team user is_enterprise_install enterprise callback_id trigger_id',
  'message-action':
    'type token action_ts team user channel is_enterprise_install enterprise callback_id trigger_id response_url message_ts message',
};

test('the registry has every kind', () => {
  const files = readdirSync(import.meta.dirname).map((file) => file.replace('.ts', ''));
  expect(payloadKinds.map(({ name }) => name).toSorted()).toEqual(Object.keys(keys).toSorted());
  for (const { name } of payloadKinds) expect(files).toContain(name);
});

describe.each(payloadKinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  const payload = kind.payload(occasionOf(kind));

  test('has its keys in Slack’s order', () => {
    const isWrapped = kind.naming === 'event';
    if (isWrapped) expect(Object.keys(payload).join(' ')).toBe(wrapper);
    const own = isWrapped ? (payload['event'] as object) : payload;
    expect(Object.keys(own).join(' ')).toBe(keys[name]);
  });

  test('carries the id that it is called by', () => {
    const { id } = occasionOf(kind);
    if (kind.naming === 'event') expect(payload).toMatchObject({ event_id: id, event_time: 1_763_800_001 });
    else if (kind.naming === 'trigger') expect(payload).toMatchObject({ trigger_id: id });
    else expect(JSON.stringify(payload)).not.toContain(id);
  });

  test('is JSON over Socket Mode, and over HTTP JSON, a form, or a form around JSON (§2.7)', () => {
    const occasion = occasionOf(kind);
    const frame = letterWriter(socketRules(policy), policy)(kind, occasion);
    const post = letterWriter(httpRules(policy), policy)(kind, occasion);
    expect(JSON.parse(frame.body)).toEqual(payload);
    expect(frame.isForm).toBe(false);
    expect(post.isForm).toBe(kind.envelopeType !== 'events_api');
    expect(post.isRetried).toBe(kind.envelopeType === 'events_api');
    if (!post.isForm) return expect(JSON.parse(post.body)).toEqual(payload);
    const form = Object.fromEntries(new URLSearchParams(post.body));
    expect(name === 'slash-command' ? form : JSON.parse(form['payload'] ?? '')).toEqual(payload);
  });
});

test('what apps miss where it is absent is there (§7)', () => {
  const of = (name: PayloadKind['name']) => payloadKindNamed(name).payload(occasionOf(payloadKindNamed(name)));
  expect(of('message')).toMatchObject({
    event: { blocks: [{ type: 'rich_text' }], channel_type: 'channel', text: 'seq=17', ts },
    event_time: 1_763_800_001,
  });
  expect(of('app-mention')).toMatchObject({ event: { blocks: [{ type: 'rich_text' }], ts } });
  expect(of('block-actions')).toMatchObject({ message: { app_id: 'A0MOCK0001', ts } });
  expect(of('view-submission')).toMatchObject({ view: { app_installed_team_id: 'T0MOCK0001' } });
  expect(of('app-rate-limited')).toMatchObject({ minute_rate_limited: 1_763_799_960 });
});

test.each(payloadKinds)('whom and what $name names, the Web API lists (§7)', (kind) => {
  const named = JSON.stringify(kind.payload(occasionOf(kind))).match(/\b[UCDBTA]0MOCK\w+/g) ?? [];
  const listed = [...users, ...channels, bot, team].map(({ id }) => id);
  expect(named).not.toEqual([]);
  expect([...listed, bot.app_id]).toEqual(expect.arrayContaining(named));
});

test('the place in the stream travels as seq=<n> in a text or a value', () => {
  const silent = new Set([
    'reaction-added',
    'app-home-opened',
    'member-joined-channel',
    'app-rate-limited',
    'shortcut',
  ]);
  for (const kind of payloadKinds)
    expect(JSON.stringify(kind.payload(occasionOf(kind))).includes('seq=17')).toBe(!silent.has(kind.name));
});

describe('letterWriter()', () => {
  test.each([
    [true, String.raw`%5C%2Fcommands%5C%2F`],
    [false, '%2Fcommands%2F'],
  ])('escapes slashes of an interaction over HTTP by policy (%s, §1.4)', (httpEscapesSlashes, expected) => {
    const values = { ...policy, httpEscapesSlashes };
    const kind = payloadKindNamed('block-actions');
    expect(letterWriter(httpRules(values), values)(kind, occasionOf(kind)).body).toContain(expected);
  });

  test('leaves slashes of socket frames alone unless the policy says otherwise (§1.4)', () => {
    const kind = payloadKindNamed('slash-command');
    for (const framesEscapeSlashes of [true, false]) {
      const values = { ...policy, framesEscapeSlashes };
      const { body } = letterWriter(socketRules(values), values)(kind, occasionOf(kind));
      expect(body.includes('\\/probe')).toBe(framesEscapeSlashes);
    }
  });

  test.each([
    ['function-executed', 'http', 10_000_000],
    ['function-executed', 'socket-mode', 3_000_000],
    ['slash-command', 'http', 3_000_000],
  ] as const)('gives %s over %s %i µs (§2.7)', (name, transport, deadlineUs) => {
    const rules = transport === 'http' ? httpRules(policy) : socketRules(policy);
    const kind = payloadKindNamed(name);
    expect(letterWriter(rules, policy)(kind, occasionOf(kind))).toMatchObject({ deadlineUs });
  });

  test.each([true, false])(
    'block_actions take an answer where the policy says so: %s (§1.4)',
    (actionsAcceptPayload) => {
      const values = { ...policy, actionsAcceptPayload };
      const kind = payloadKindNamed('block-actions');
      expect(letterWriter(socketRules(values), values)(kind, occasionOf(kind)).acceptsPayload).toBe(
        actionsAcceptPayload,
      );
    },
  );
});
