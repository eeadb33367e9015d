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

test('a trigger is good once, and within its life', () => {
  const memory = new SlackMemory();
  const lifeUs = 3_000_000;
  memory.issueTrigger('t1', 1_000, 'V1');
  expect(memory.checkTrigger('t1', 4_000, lifeUs)).toEqual({ view: 'V1' });
  expect(memory.checkTrigger('t1', 4_001, lifeUs)).toEqual({ error: 'expired_trigger_id' });
  memory.spendTrigger('t1');
  expect(memory.checkTrigger('t1', 1_000, lifeUs)).toEqual({ error: 'exchanged_trigger_id' });
  memory.spendTrigger('t2');
  expect(memory.checkTrigger('t2', 1_000, lifeUs)).toEqual({ error: 'invalid_trigger_id' });
});

test('a response_url works a few times, within its life, and says where it came from', () => {
  const memory = new SlackMemory();
  const limits = { responseUrlUses: 2, responseUrlLifeUs: 3_000_000 };
  const origin = { channel: 'C1', ts: '1.000000' };
  memory.issueResponseUrl('/actions/1', 1_000, origin);
  expect(memory.useResponseUrl('/actions/1', 4_001, limits)).toEqual({ error: 'expired_url' });
  expect(memory.useResponseUrl('/actions/1', 4_000, limits)).toEqual({ origin });
  expect(memory.useResponseUrl('/actions/1', 4_000, limits)).toEqual({ origin });
  expect(memory.useResponseUrl('/actions/1', 1_000, limits)).toEqual({ error: 'used_url' });
});

test('messages, reactions and pins are those of their own channel, until they are taken away', () => {
  const memory = new SlackMemory();
  for (const [channel, ts] of [
    ['C1', '1.0'],
    ['C1', '2.0'],
    ['C12', '3.0'],
  ] as const)
    memory.store(channel, { type: 'message', ts, text: `in ${channel}` });
  expect(memory.messagesOf('C1').map(({ ts }) => ts)).toEqual(['2.0', '1.0']);
  expect([memory.deleteMessage('C1', '2.0'), memory.deleteMessage('C1', '2.0')]).toEqual([true, false]);
  expect(memory.message('C1', '1.0')).toMatchObject({ text: 'in C1' });
  expect([memory.addReaction('C1 1.0 eyes'), memory.addReaction('C1 1.0 eyes')]).toEqual([true, false]);
  memory.addReaction('C1 1.0 wave');
  memory.addReaction('C1 1.01 tada');
  expect(memory.reactionsTo('C1 1.0')).toEqual(['eyes', 'wave']);
  expect([memory.removeReaction('C1 1.0 eyes'), memory.removeReaction('C1 1.0 eyes')]).toEqual([true, false]);
  expect([memory.addPin('C1 1.0'), memory.addPin('C1 1.0'), memory.addPin('C12 3.0')]).toEqual([true, false, true]);
  expect(memory.pinsOf('C1')).toEqual(['1.0']);
  expect([memory.removePin('C1 1.0'), memory.removePin('C1 1.0')]).toEqual([true, false]);
});

test('views have ids in order and are found by their own and by the external one', () => {
  const memory = new SlackMemory();
  expect([memory.nextViewId(), memory.nextViewId()]).toEqual(['V0MOCKVW0001', 'V0MOCKVW0002']);
  const view = { id: 'V1', hash: 'h', root_view_id: 'V1', previous_view_id: null };
  memory.storeView(view);
  memory.storeView({ ...view, id: 'V2', external_id: 'mine' });
  expect(memory.viewOfExternalId('mine')?.id).toBe('V2');
  expect(memory.viewOfExternalId('yours')).toBeUndefined();
  expect(memory.view('V1')).toBe(view);
});

test('nextTs() is the time in seconds, with six digits after the point', () => {
  const memory = new SlackMemory();
  expect(memory.nextTs(1_700_000_000_001)).toBe('1700000000.001000');
  expect(memory.nextTs(1_700_000_000_001)).toBe('1700000000.001001');
});
