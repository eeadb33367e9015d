import { expect, test } from 'vitest';
import { showView, type ShowViewOptions } from './show-view.ts';
import { SlackMemory } from '../slack-memory.ts';

const modal = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [{ type: 'divider' }] };
const title = (text: string) => ({ ...modal, title: { type: 'plain_text', text } });

const show = (given: object | undefined, options: Partial<ShowViewOptions> = {}) =>
  showView(given, { memory: new SlackMemory(), nowMs: 0, kind: 'modal', ...options });

test('showView() completes a view as apps want it back (slack-protocol.md §3.3, §7)', () => {
  expect(show({ ...modal, private_metadata: 'p' })).toMatchObject({
    view: {
      id: 'V0MOCKVW0001',
      root_view_id: 'V0MOCKVW0001',
      previous_view_id: null,
      state: { values: {} },
      private_metadata: 'p',
      callback_id: '',
      external_id: '',
      blocks: [{ type: 'divider', block_id: 'b1' }],
      app_id: 'A0MOCK0001',
      app_installed_team_id: 'T0MOCK0001',
      bot_id: 'B0MOCK0001',
    },
  });
});

test.each([
  ['nothing', undefined, 'invalid_arguments'],
  ['a list', [], 'invalid_arguments'],
  ['a home view', { ...modal, type: 'home' }, 'invalid_arguments'],
  ['no title', { type: 'modal', blocks: [] }, 'invalid_arguments'],
  ['no blocks', { ...modal, blocks: null }, 'invalid_arguments'],
  ['a block without type', { ...modal, blocks: [{}] }, 'invalid_arguments'],
  ['101 blocks', { ...modal, blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }, 'invalid_arguments'],
  ['a title of 25 characters', title('x'.repeat(25)), 'invalid_arguments'],
  ['metadata of 3,001 characters', { ...modal, private_metadata: 'x'.repeat(3_001) }, 'invalid_arguments'],
  ['more than 250 kB', { ...modal, callback_id: 'x'.repeat(250_000) }, 'view_too_large'],
])('showView() refuses %s, and says where', (_, given, error) => {
  const refused = show(given);
  expect(refused).toMatchObject({ error });
  if (error === 'invalid_arguments')
    expect(refused).toMatchObject({ response_metadata: { messages: [expect.stringMatching(/json-pointer:\//)] } });
});

test('showView() takes what is just within the limits', () => {
  expect(show(title('x'.repeat(24)))).toHaveProperty('view');
  expect(show({ ...modal, private_metadata: 'x'.repeat(3_000) })).toHaveProperty('view');
  expect(show({ ...modal, blocks: Array.from({ length: 100 }, () => ({ type: 'divider' })) })).toHaveProperty('view');
});

test('showView() refuses an external_id that another view has, and keeps the stack of the view that it replaces', () => {
  const memory = new SlackMemory();
  show({ ...modal, external_id: 'mine' }, { memory });
  expect(show({ ...modal, external_id: 'mine' }, { memory })).toEqual({ error: 'duplicate_external_id' });
  expect(show({ ...modal, external_id: 'mine' }, { memory, id: 'V0MOCKVW0001' })).toHaveProperty('view');
  show(modal, { memory, below: 'V0MOCKVW0001' });
  expect(show(modal, { memory, id: 'V0MOCKVW0002' })).toMatchObject({
    view: { root_view_id: 'V0MOCKVW0001', previous_view_id: 'V0MOCKVW0001' },
  });
});

test('showView() stacks three views and refuses a fourth, and gives each the root of all', () => {
  const memory = new SlackMemory();
  const push = (below?: string) => show(modal, { memory, ...(below === undefined ? {} : { below }) });
  push();
  push('V0MOCKVW0001');
  expect(push('V0MOCKVW0002')).toMatchObject({
    view: {
      root_view_id: 'V0MOCKVW0001',
      previous_view_id: 'V0MOCKVW0002',
      clear_on_close: false,
      notify_on_close: false,
    },
  });
  expect(push('V0MOCKVW0003')).toEqual({ error: 'push_limit_reached' });
  expect(push('V0BEFORE')).toMatchObject({ view: { root_view_id: 'V0BEFORE', previous_view_id: 'V0BEFORE' } });
});

test('showView() takes 250,000 characters of JSON, and no more', () => {
  const frame = JSON.stringify({ ...modal, callback_id: '' }).length;
  const of = (length: number) => show({ ...modal, callback_id: 'x'.repeat(length - frame) });
  expect(of(250_000)).toHaveProperty('view');
  expect(of(250_001)).toEqual({ error: 'view_too_large' });
});
