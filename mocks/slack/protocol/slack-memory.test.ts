import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SlackMemory } from './slack-memory.ts';

test('nextTs() never gives a timestamp twice, also when the clock stands or goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 50 }), (times) => {
      const memory = new SlackMemory();
      const stamps = times.map((nowMs) => Number(memory.nextTs(nowMs)));
      expect(stamps).toEqual([...new Set(stamps)].sort((a, b) => a - b));
    }),
  );
});

test('what is remembered is bounded: the oldest makes room', () => {
  const memory = new SlackMemory();
  for (let n = 0; n < 1_200; n += 1) {
    memory.store('C', { type: 'message', ts: `${n}.000000`, text: '' });
    memory.addReaction(`C ${n} eyes`);
    memory.issueTrigger(`${n}`, 0);
    memory.issueResponseUrl(`/commands/${n}`, 0);
    memory.storeView({ id: `V${n}`, hash: '', root_view_id: `V${n}`, previous_view_id: null });
  }
  expect(memory.messagesOf('C')).toHaveLength(1_000);
  expect(memory.message('C', '199.000000')).toBeUndefined();
  expect(memory.reactionsTo('C 199')).toEqual([]);
  expect(memory.checkTrigger('199', 0, 1)).toEqual({ error: 'invalid_trigger_id' });
  expect(memory.checkTrigger('200', 0, 1)).toEqual({ view: undefined });
  expect(memory.view('V999')).toBeUndefined();
  expect(memory.view('V1199')).toBeDefined();
  const limits = { responseUrlUses: 1, responseUrlLifeUs: 1 };
  expect(memory.useResponseUrl('/commands/199', 0, limits)).toEqual({ error: 'invalid_url' });
  expect(memory.useResponseUrl('/commands/200', 0, limits)).toEqual({ origin: undefined });
});
