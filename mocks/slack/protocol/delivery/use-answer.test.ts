import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PayloadName } from '../facts.ts';
import { keepAnswer } from './keep-answer.ts';
import { SlackMemory } from '../slack-memory.ts';
import { BrokenJson, type Use, useAnswer } from './use-answer.ts';
import { workspace } from '../workspace.ts';

const letter = { id: 'Ev1', channel: workspace.channel };
const of = (kind: PayloadName, acceptsPayload = true) => ({ kind, acceptsPayload });

describe('useAnswer() (slack-protocol.md §1.5, §2.7)', () => {
  test.each<[kind: PayloadName, answer: unknown, use: object]>([
    ['slash-command', 'done', { as: 'message', text: 'done', isEphemeral: true }],
    ['slash-command', { text: 'done' }, { as: 'message', isEphemeral: true }],
    ['slash-command', { text: 'done', response_type: 'in_channel' }, { as: 'message', isEphemeral: false }],
    ['slash-command', { blocks: [{ type: 'divider' }] }, { as: 'message', text: '' }],
    ['slash-command', new BrokenJson('{"text":'), { as: 'broken', text: '{"text":' }],
    ['slash-command', { txt: 'done' }, { as: 'ignored', text: '{"txt":"done"}' }],
    ['view-submission', { response_action: 'errors', errors: { in: 'no' } }, { as: 'errors', text: '{"in":"no"}' }],
    ['view-submission', { response_action: 'errors', errors: {} }, { as: 'ignored' }],
    ['view-submission', { response_action: 'update', view: { type: 'modal' } }, { as: 'update' }],
    ['view-submission', { response_action: 'push', view: { type: 'modal' } }, { as: 'push' }],
    ['view-submission', { response_action: 'push' }, { as: 'ignored' }],
    ['view-submission', { response_action: 'clear' }, { as: 'clear' }],
    ['view-submission', { response_action: 'close' }, { as: 'ignored' }],
    ['block-suggestion', { options: [{}, {}] }, { as: 'options', text: '2' }],
    ['block-suggestion', { option_groups: [{ options: [{}] }, { options: [{}] }] }, { as: 'options', text: '2' }],
    ['block-suggestion', { options: Array.from({ length: 101 }, () => ({})) }, { as: 'ignored' }],
    ['block-suggestion', { option_groups: [{}] }, { as: 'ignored' }],
    ['block-suggestion', { options: Array.from({ length: 100 }, () => ({})) }, { as: 'options', text: '100' }],
    ['block-suggestion', { option_groups: [{ options: [{}] }, {}] }, { as: 'ignored' }],
    ['block-suggestion', { options: 'none' }, { as: 'ignored' }],
    ['block-actions', { text: 'pressed' }, { as: 'message', text: 'pressed', content: { text: 'pressed' } }],
    ['block-actions', { text: 'all', response_type: 'in_channel' }, { isEphemeral: false, content: { text: 'all' } }],
    ['slash-command', { text: '', blocks: 'none' }, { as: 'ignored' }],
    ['slash-command', { text: 7, attachments: [] }, { as: 'message', text: '' }],
    ['slash-command', ['text'], { as: 'ignored', text: '["text"]' }],
    ['view-submission', 'done', { as: 'ignored', text: 'done' }],
    ['shortcut', { text: 'done' }, { as: 'ignored' }],
    ['message', { text: 'No listener found' }, { as: 'ignored' }],
  ])('%s answered with %j', (kind, answer, use) => {
    expect(useAnswer(of(kind), answer)).toMatchObject(use);
  });

  test.each([[undefined], [null], [''], ['\n'], [{}], [[]]])('%j is no answer', (answer) => {
    expect(useAnswer(of('slash-command'), answer)).toBeUndefined();
  });

  test('what comes where no answer counts is ignored', () => {
    expect(useAnswer(of('block-actions', false), { text: 'hello' })).toMatchObject({ as: 'ignored' });
  });

  test('never throws, and tells at most 200 characters', () => {
    const kinds = fc.constantFrom<PayloadName>('slash-command', 'view-submission', 'block-suggestion', 'message');
    const actions = fc.constantFrom('errors', 'update', 'push', 'clear');
    const answer = fc.oneof(
      fc.jsonValue(),
      fc.record({ response_action: actions, errors: fc.jsonValue(), view: fc.jsonValue() }, { requiredKeys: [] }),
      fc.record({ text: fc.string({ minLength: 180, maxLength: 300 }) }),
    );
    fc.assert(
      fc.property(kinds, fc.boolean(), answer, (kind, acceptsPayload, value) => {
        const use = useAnswer(of(kind, acceptsPayload), value);
        if (!use) return;
        const fact = keepAnswer(letter, use, { memory: new SlackMemory(), nowMs: 0 });
        expect(fact).toMatchObject({ kind: 'answer-used', event: 'Ev1' });
        if ('text' in fact) expect((fact.text ?? '').length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('keepAnswer()', () => {
  const view = { id: workspace.view, hash: '1.a', root_view_id: workspace.view, previous_view_id: null };
  const nowMs = 1_763_800_000_000;

  test.each<[use: Use, fact: object]>([
    [
      { as: 'message', text: 'x'.repeat(300), isEphemeral: true, content: {} },
      { as: 'message', text: 'x'.repeat(200) },
    ],
    [
      { as: 'errors', text: '{"in":"no"}' },
      { as: 'errors', text: '{"in":"no"}' },
    ],
    [
      { as: 'options', text: '2' },
      { as: 'options', text: '2' },
    ],
    [
      { as: 'ignored', text: 'hm' },
      { as: 'ignored', text: 'hm' },
    ],
    [{ as: 'clear' }, { as: 'clear' }],
    [{ as: 'update', view: {} }, { as: 'update' }],
    [{ as: 'push', view: {} }, { as: 'push' }],
  ])('of %j is the fact %j, also where nothing is remembered', (use, fact) => {
    const memory = new SlackMemory();
    expect(keepAnswer(letter, use, { memory, nowMs })).toStrictEqual({ kind: 'answer-used', event: 'Ev1', ...fact });
    expect([memory.messagesOf(workspace.channel), memory.view(workspace.view)]).toEqual([[], undefined]);
  });

  test('stores what is shown in the channel as a message of the bot', () => {
    const memory = new SlackMemory();
    const content = { text: 'done', blocks: [] };
    keepAnswer(letter, { as: 'message', text: 'done', isEphemeral: false, content }, { memory, nowMs });
    expect(memory.messagesOf(workspace.channel)).toEqual([
      {
        type: 'message',
        text: 'done',
        blocks: [],
        user: workspace.botUser,
        team: workspace.team,
        bot_id: workspace.bot,
        app_id: workspace.app,
        ts: '1763800000.000000',
      },
    ]);
  });

  test('an update changes the view, a push puts one on top of it', () => {
    const memory = new SlackMemory();
    memory.storeView(view);
    keepAnswer(letter, { as: 'update', view: { callback_id: 'new', id: 'not taken' } }, { memory, nowMs });
    expect(memory.view(workspace.view)).toEqual({ ...view, callback_id: 'new', hash: '1763800000.000000.mock' });
    keepAnswer(letter, { as: 'push', view: { callback_id: 'top' } }, { memory, nowMs: nowMs + 1 });
    expect(memory.view('V0MOCKVW0001')).toEqual({
      id: 'V0MOCKVW0001',
      callback_id: 'top',
      hash: '1763800000.001000.mock',
      root_view_id: workspace.view,
      previous_view_id: workspace.view,
    });
  });
});
