import { expect, test } from 'vitest';
import { isCaughtUp, isLeftBehind, isTakenTwice } from './back-fill.ts';
import { acked, delivered, due, handled, historyOf, sent, settled, type Timed } from './fixtures/facts.ts';

const fetched = (at: number): Timed => ({
  kind: 'fetched',
  at,
  event: 'e0',
  ts: '1.0',
  method: 'conversations.history',
});
const dropped: readonly Timed[] = [due('e0', 0), { kind: 'event-dropped', at: 1, event: 'e0', why: 'lost' }];
const onDeadLink = [due('e0', 0), sent('e0', 1, 0, 's1')];

/** Beside one that was delivered, as usual. */
const known = (facts: readonly Timed[]) => {
  const [first] = historyOf([...facts, ...delivered('e1', 50, 1)]).deliveries;
  if (!first) throw new Error('there is no event');
  return { isCaughtUp: isCaughtUp(first), isTakenTwice: isTakenTwice(first), isLeftBehind: isLeftBehind(first) };
};

const nothing = { isCaughtUp: false, isTakenTwice: false, isLeftBehind: false };

test.each<[string, readonly Timed[], Partial<typeof nothing>]>([
  ['dropped and never read', dropped, { isLeftBehind: true }],
  ['dropped and read, no more', [...dropped, fetched(5)], { isLeftBehind: true }],
  ['dropped, read and handled', [...dropped, fetched(5), handled('1.0', 6)], { isCaughtUp: true }],
  [
    'dropped, read and handled twice',
    [...dropped, fetched(5), handled('1.0', 6), handled('1.0', 7)],
    { isCaughtUp: true, isTakenTwice: true },
  ],
  ['delivered, then read as context', [...delivered('e0', 0, 1), fetched(5)], {}],
  [
    'delivered, then read and handled again',
    [...delivered('e0', 0, 1), fetched(5), handled('1.0', 6)],
    { isTakenTwice: true },
  ],
  [
    'read while a dead link had it, then brought by a retry and known',
    [...onDeadLink, fetched(5), handled('1.0', 6), sent('e0', 8, 1), acked('e0', 9, 1), settled('e0', 9)],
    { isCaughtUp: true },
  ],
  [
    'sent twice and handled twice: at least once is Slack’s promise',
    [
      ...onDeadLink,
      fetched(5),
      handled('1.0', 6),
      sent('e0', 8, 1),
      acked('e0', 9, 1),
      settled('e0', 9),
      handled('e0', 10),
    ],
    { isCaughtUp: true },
  ],
])('%s', (_, facts, is) => {
  expect(known(facts)).toEqual({ ...nothing, ...is });
});
