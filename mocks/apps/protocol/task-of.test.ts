import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { taskOf, taskOfMessage, type Task } from './task-of.ts';

test.each<[payload: Record<string, unknown>, task: Task | undefined]>([
  [
    { event_id: 'Ev1', event: { type: 'message', text: 'seq=1' } },
    { id: 'Ev1', event: { type: 'message', text: 'seq=1' } },
  ],
  [
    { event_id: 'Ev1', event: { type: 'app_mention', channel: 'C1', text: '<@U1> seq=1' } },
    {
      id: 'Ev1',
      event: { type: 'app_mention', channel: 'C1', text: '<@U1> seq=1' },
      post: { channel: 'C1', text: 'heard <@U1> seq=1' },
    },
  ],
  [
    { trigger_id: '1.2', channel: { id: 'C1' }, actions: [{ action_id: 'go', value: 'seq=1' }] },
    { id: '1.2', post: { channel: 'C1', text: 'pressed seq=1' } },
  ],
  [
    { trigger_id: '1.2', type: 'shortcut' },
    { id: '1.2', modal: expect.objectContaining({ trigger_id: '1.2' }) },
  ],
  [{ type: 'app_rate_limited' }, undefined],
])('taskOf(%j)', (payload, task) => {
  expect(taskOf(payload)).toEqual(task);
});

test('taskOf() answers /probe with an ephemeral message that has a button', () => {
  expect(taskOf({ trigger_id: '1.2', command: '/probe', text: 'seq=3' })).toMatchObject({
    id: '1.2',
    answer: {
      response_type: 'ephemeral',
      text: 'probe seq=3',
      blocks: [{ type: 'section' }, { type: 'actions', elements: [{ action_id: 'go', value: 'seq=3' }] }],
    },
  });
});

test('taskOf() never throws', () => {
  fc.assert(fc.property(fc.object(), (payload) => void taskOf(payload)));
});

test('a message of the history is known by its timestamp, and answered where it names the bot', () => {
  const plain = { ts: '1.000000', channel: 'C1', text: 'seq=1' };
  expect(taskOfMessage(plain)).toEqual({ id: '1.000000', event: plain });
  const mention = { ...plain, text: '<@U0MOCKBOT1> seq=1' };
  expect(taskOfMessage(mention)).toMatchObject({ post: { channel: 'C1', text: 'heard <@U0MOCKBOT1> seq=1' } });
});
