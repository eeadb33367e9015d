import { describe, expect, test } from 'vitest';
import { SlackMemory } from '../slack-memory.ts';
import { placeOf } from '../workspace.ts';
import { effectOf, saidBy } from './effect-of.ts';
import type { Answer, Arguments } from './web-api-call.ts';

const nowMs = 1_700_000_000_000;
const trigger = `1700000000.7.${'0'.repeat(32)}`;

/** Two events were delivered in one channel and one in another, so that a call in the first needs a sign. */
function delivered() {
  const memory = new SlackMemory();
  const raise = (n: number, id: string, name: Parameters<typeof memory.answers.raised>[1] = 'message', at = n) =>
    memory.answers.raised({ id, n, ts: `1700000000.00000${n}`, place: placeOf(at) }, name, nowMs);
  raise(1, 'Ev1');
  raise(2, 'Ev2', 'message', 1);
  raise(3, 'Ev3', 'function-executed');
  raise(7, trigger, 'shortcut');
  return (method: string, args: Arguments, answer: Answer = {}) => effectOf(method, answer, { args, memory, nowMs });
}

const shared = placeOf(1).channel;

describe('effectOf()', () => {
  test.each<[string, Arguments, object]>([
    ['chat.postMessage', { channel: shared, text: 'seq=2' }, { events: ['Ev2'], by: 'post', shown: 'seq=2' }],
    ['chat.postEphemeral', { channel: shared, text: 'seq=1' }, { events: ['Ev1'], by: 'post' }],
    ['chat.postMessage', { channel: shared, text: 'a' }, { events: [], maybe: ['Ev1', 'Ev2'], shown: 'a' }],
    ['chat.postMessage', { channel: placeOf(3).channel, text: 'a' }, { events: ['Ev3'], maybe: [] }],
    ['chat.postMessage', { channel: shared, thread_ts: '1700000000.000001', text: 'a' }, { events: ['Ev1'] }],
    [
      'reactions.add',
      { timestamp: '1700000000.000002', name: 'eyes' },
      { events: ['Ev2'], by: 'reaction', shown: 'eyes' },
    ],
    ['reactions.add', { timestamp: '1700000000.000002' }, { events: ['Ev2'], shown: '' }],
    ['chat.update', { channel: shared, ts: '1700000000.000001', text: 'a' }, { events: ['Ev1'], by: 'update' }],
    ['views.open', { trigger_id: trigger, view: {} }, { events: [trigger], by: 'view', shown: '{}' }],
    ['views.push', { trigger_id: trigger }, { events: [trigger], by: 'view', shown: '' }],
    ['views.publish', { user_id: 'U9', view: 'seq=1' }, { events: ['Ev1'], by: 'view' }],
    ['functions.completeSuccess', { function_execution_id: 'Fx0MOCK3' }, { events: ['Ev3'], by: 'function' }],
    ['functions.completeError', { function_execution_id: 'Fx0MOCK3' }, { events: ['Ev3'], by: 'function' }],
  ])('%s with %j: %j', (method, args, effect) => {
    expect(delivered()(method, args)).toMatchObject(effect);
  });

  test.each(['users.info', 'chat.delete', 'constructor'])('%s shows nothing', (method) => {
    expect(delivered()(method, { text: 'seq=1' })).toBeUndefined();
  });

  test('a view that is published for a person belongs to what happened in the app’s home', () => {
    const memory = new SlackMemory();
    const place = placeOf(0);
    memory.answers.raised({ id: 'EvHome', n: 0, ts: '1.000000', place }, 'app-home-opened', nowMs);
    const args = { user_id: place.user.id, view: {} };
    expect(effectOf('views.publish', {}, { args, memory, nowMs })?.events).toEqual(['EvHome']);
  });

  test('an update of what was posted belongs to the same deliveries', () => {
    const call = delivered();
    call('chat.postMessage', { channel: shared, text: 'seq=1' }, { ts: '1800000000.000009' });
    expect(call('chat.update', { channel: shared, ts: '1800000000.000009', text: 'a' })?.events).toEqual(['Ev1']);
    expect(call('chat.update', { channel: shared, ts: '1800000000.000008', text: 'a' })?.events).toEqual([]);
  });
});

test.each<[Arguments, string]>([
  [{}, ''],
  [
    { text: 'a', markdown_text: 'b', blocks: '[1]', attachments: [2], view: { x: 3 }, outputs: 'c' },
    'a b [1] [2] {"x":3} c',
  ],
  [{ text: '', blocks: null, view: 0, name: 'no' }, '0'],
])('saidBy(%j) is %j', (args, said) => {
  expect(saidBy(args)).toBe(said);
});
