import { expect, test, vi } from 'vitest';
import type { Behaviour, Delivery } from './behaviour.ts';
import * as behaviours from './registry.ts';

/** What an app does with A, its repeat, and B; `A1` is A with retry number 1. */
async function journalOf(behaviour: Behaviour, deliveries: readonly string[] = ['A0', 'A1', 'B0']): Promise<string> {
  const journal: string[] = [];
  const receive = behaviour.receiver();
  for (const name of deliveries) {
    const event = name.slice(0, -1);
    const delivery: Delivery = {
      event,
      said: {},
      retry: Number(name.at(-1)),
      ack: () => void journal.push(`ack ${name}`),
      refuse: () => void journal.push(`refuse ${name}`),
      handle: async () => journal.push(`handle ${name}`) > 0,
      post: async ({ text }) => journal.push(`post ${text}`) > 0,
      call: async (method) => journal.push(`call ${method}`) > 0,
      after: async (ms) => void journal.push(`after ${ms}`),
    };
    await receive(delivery);
  }
  return journal.join(', ');
}

const right = 'ack A0, handle A0, ack A1, handle A1, ack B0, handle B0';

test.each<[behaviour: Behaviour, journal: string]>([
  [behaviours.prompt, right],
  [behaviours.dedupes, 'ack A0, handle A0, ack A1, ack B0, handle B0'],
  [behaviours.neverAcks, 'handle A0, handle A1, handle B0'],
  [behaviours.remembersBeforeWork, 'handle A0, ack A0, ack A1, handle B0, ack B0'],
  [behaviours.oneAtATime, 'after 150, handle A0, ack A0, after 150, handle A1, ack A1, after 150, handle B0, ack B0'],
  [
    behaviours.dropsWhenBusy,
    'ack A0, after 300, handle A0, ack A1, after 300, handle A1, ack B0, after 300, handle B0',
  ],
  [behaviours.acksAfterWork, 'handle A0, ack A0, handle A1, ack A1, handle B0, ack B0'],
  [
    behaviours.acksSlowly,
    'after 3500, ack A0, handle A0, after 3500, ack A1, handle A1, after 3500, ack B0, handle B0',
  ],
  [
    behaviours.acksAtTheLastMoment,
    'after 2700, ack A0, handle A0, after 2700, ack A1, handle A1, after 2700, ack B0, handle B0',
  ],
  [behaviours.dropsRetries, 'ack A0, handle A0, ack A1, ack B0, handle B0'],
  [behaviours.ignoresRepeats, 'ack A0, handle A0, ack B0, handle B0'],
  [behaviours.handlesTwice, 'ack A0, handle A0, handle A0, ack A1, handle A1, handle A1, ack B0, handle B0, handle B0'],
  [behaviours.answers500, 'refuse A0, refuse A1, refuse B0'],
  [behaviours.answers302, 'refuse A0, refuse A1, refuse B0'],
  [behaviours.answers401, 'refuse A0, refuse A1, refuse B0'],
  [behaviours.acksAndDrops, 'ack A0, ack A1, ack B0'],
  [behaviours.acksTwice, right],
  [behaviours.answersEach, right],
  [behaviours.leaks, right],
  [
    behaviours.asksBeforeAcks,
    'call auth.test, ack A0, handle A0, call auth.test, ack A1, handle A1, call auth.test, ack B0, handle B0',
  ],
  [
    behaviours.looksUpFirst,
    'ack A0, call users.info, handle A0, ack A1, call users.info, handle A1, ack B0, call users.info, handle B0',
  ],
  [behaviours.limitsBodies, right],
  [behaviours.givesUpSlowWork, right],
  [behaviours.hastyAboutPongs, right],
  [behaviours.readsFirstPiece, right],
  [behaviours.endsAtOnce, right],
  [behaviours.endsWhenNotAlone, right],
  [behaviours.dialsPastTheProxy, right],
  [behaviours.needsALease, right],
  [behaviours.outstaysItsStop, right],
  [behaviours.warmsUp, 'refuse A0, refuse A1, refuse B0'],
  [behaviours.diesWithoutSlack, right],
  [behaviours.slowsDown, 'after 5, ack A0, handle A0, after 10, ack A1, handle A1, after 15, ack B0, handle B0'],
  [behaviours.chokesOnEmoji, right],
  [behaviours.chokesSilently, right],
  [behaviours.needsText, right],
  [behaviours.verifiesItsOwnJson, right],
  [behaviours.keepsRawJsonOnly, right],
  [behaviours.crashesAtOddBodies, right],
  [behaviours.hangsAtOddBodies, right],
  [behaviours.neverEndsAnswers, right],
  [behaviours.hangsUp, right],
  [behaviours.readsOneRequest, right],
  [behaviours.endsKeptConnections, right],
  [behaviours.believesEverybody, right],
  [behaviours.believesForms, right],
  [behaviours.believesReplays, right],
  [behaviours.believesTheFuture, right],
  [behaviours.silent, ''],
  [behaviours.backLate, right],
  [behaviours.diesBeforeAck, right],
  [behaviours.diesAfterSleep, right],
  [behaviours.diesAfterAck, right],
  [behaviours.freezes, right],
  [behaviours.freezesForLong, right],
  [behaviours.forgets, right],
  [behaviours.dropsOlder, right],
  [behaviours.remembersTen, 'ack A0, handle A0, ack A1, ack B0, handle B0'],
  [behaviours.remembersBriefly, 'ack A0, handle A0, ack A1, ack B0, handle B0'],
  [behaviours.breaksOffAnswers, right],
  [behaviours.slowAtFirst, `after 8000, ${right}`],
  [behaviours.dedupesByText, 'ack A0, handle A0, ack A1, handle A1, ack B0'],
  [behaviours.dedupesBySecond, 'ack A0, handle A0, ack A1, handle A1, ack B0'],
  [behaviours.dedupesByClientId, 'ack A0, handle A0, ack A1, handle A1, ack B0'],
  [behaviours.debouncesPeople, 'ack A0, handle A0, ack A1, ack B0'],
  [behaviours.takesTheLast, 'ack A0, after 150, handle A0, ack A1, after 150, handle A1, ack B0, after 150, handle B0'],
  [behaviours.stalls, right],
  [behaviours.noReconnect, right],
  [behaviours.slowReconnect, right],
  [behaviours.waitsForClose, right],
  [behaviours.crashesOnDisconnect, right],
])('$name', async (behaviour, journal) => {
  expect(await journalOf(behaviour)).toBe(journal);
});

test.each<[behaviour: Behaviour, said: Delivery['said'], does: string]>([
  [behaviours.chokesOnEmoji, { type: 'message', text: 'well 🎉' }, 'refuse'],
  [behaviours.chokesOnEmoji, { type: 'message', text: 'café' }, 'ack handle'],
  [behaviours.limitsBodies, { type: 'message', text: 'é'.repeat(60_000) }, 'refuse'],
  [behaviours.chokesSilently, { type: 'message', text: 'x'.repeat(3_001) }, 'ack'],
  [behaviours.answersEach, { type: 'message', text: '<@U1> hi' }, 'ack handle post'],
  [behaviours.answersEach, { type: 'message', text: 'hi' }, 'ack handle'],
  [behaviours.needsText, { type: 'message', subtype: 'message_changed' }, 'refuse'],
])('$0.name minds what is in a message: %$', async (behaviour, said, does) => {
  const done: string[] = [];
  await behaviour.receiver()({
    event: 'A',
    said,
    retry: 0,
    ack: () => void done.push('ack'),
    refuse: () => void done.push('refuse'),
    handle: async () => done.push('handle') > 0,
    post: async () => done.push('post') > 0,
    call: async () => done.push('call') > 0,
    after: async () => undefined,
  });
  expect(done.join(' ')).toBe(does);
});

test('remembers-before-work refuses what fails, and acks its repeat without work', async () => {
  const receive = behaviours.remembersBeforeWork.receiver();
  const done: string[] = [];
  const delivery: Delivery = {
    event: 'A',
    said: {},
    retry: 0,
    ack: () => void done.push('ack'),
    refuse: () => void done.push('refuse'),
    handle: async () => done.push('handle') === 0,
    post: async () => false,
    call: async () => false,
    after: async () => undefined,
  };
  await receive(delivery);
  await receive({ ...delivery, retry: 1 });
  expect(done.join(' ')).toBe('handle refuse ack');
});

test('forgets never handles the fifth event, not even at its retry', async () => {
  const journal = await journalOf(behaviours.forgets, ['A0', 'B0', 'C0', 'D0', 'E0', 'E1', 'F0']);
  expect(journal).not.toContain('handle E');
  expect(journal).toContain('ack E0, ack E1, ack F0, handle F0');
});

test('stalls blocks its thread once, at the twentieth delivery', async () => {
  const wait = vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
  await journalOf(
    behaviours.stalls,
    Array.from({ length: 19 }, (_, n) => `${n}-0`),
  );
  expect(wait).not.toHaveBeenCalled();
  await journalOf(
    behaviours.stalls,
    Array.from({ length: 60 }, (_, n) => `${n}-0`),
  );
  expect(wait.mock.calls.map((call) => call[3])).toEqual([5_000]);
  wait.mockRestore();
});

test.each([behaviours.diesBeforeAck, behaviours.diesAfterAck])('$name at the tenth delivery', async (behaviour) => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('exit');
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const deliveries = Array.from({ length: 10 }, (_, n) => `${n}-0`);
  await expect(journalOf(behaviour, deliveries)).rejects.toThrow('exit');
  expect(exit.mock.calls).toEqual([[3]]);
  vi.restoreAllMocks();
});
