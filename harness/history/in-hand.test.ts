import { expect, test } from 'vitest';
import { ms, seconds } from '../base/units.ts';
import { acked, appExited, delivered, due, failed, handled, historyOf, sent, type Timed } from './fixtures/facts.ts';

/** The app ends at 10 s; before, it took 100 ms for an event. */
const end = seconds(10);
const before = delivered('e0', seconds(1), ms(100));
const nothing = { unacknowledged: [], unhandled: [] };

test.each<[string, (Timed | readonly Timed[])[], object]>([
  ['nothing, where all was done', [], nothing],
  [
    'what was sent and not answered',
    [due('e1', end - 5), sent('e1', end - 5)],
    { unacknowledged: ['e1'], unhandled: [] },
  ],
  [
    'what its end cut off, which is seen before the end is',
    [due('e1', end - 90_000), sent('e1', end - 90_000), failed('e1', end - 2_000, 0, 'connection_failed')],
    { unacknowledged: ['e1'], unhandled: [] },
  ],
  [
    'not what met nobody after it',
    [
      [due('e1', end - 90_000), sent('e1', end - 90_000), failed('e1', end - 2_000, 0, 'connection_failed')],
      [due('e2', end - 1_500), sent('e2', end - 1_500), failed('e2', end - 1_000, 0, 'connection_failed')],
    ],
    { unacknowledged: ['e1'], unhandled: [] },
  ],
  [
    'not what it had refused itself',
    [due('e1', end - 90_000), sent('e1', end - 90_000), failed('e1', end - 2_000, 0, 'http_error', 500)],
    nothing,
  ],
  ['not what was sent later', [due('e1', end + 5), sent('e1', end + 5), acked('e1', end + 9)], nothing],
  [
    'what it had acknowledged and was still working on',
    [due('e1', end - 900), sent('e1', end - 900), acked('e1', end - 800)],
    { unacknowledged: [], unhandled: ['e1'] },
  ],
  [
    'also where the next process does that work',
    [due('e1', end - 900), sent('e1', end - 900), acked('e1', end - 800), handled('e1', end + 800)],
    { unacknowledged: [], unhandled: ['e1'] },
  ],
  [
    'not what it acknowledged long ago and dropped',
    [due('e1', seconds(2)), sent('e1', seconds(2)), acked('e1', seconds(2))],
    nothing,
  ],
])('an app that ended had in hand: %s', (_, facts, expected) => {
  const { exits } = historyOf([before, ...facts, appExited(end, false)]);
  expect(exits[0]?.inHand).toEqual(expected);
});

test('an app that does not say what it handled had nobody knows what in hand', () => {
  const facts = [due('e1', 0), sent('e1', 0), acked('e1', end - 1)];
  expect(historyOf([...facts, appExited(end, false)]).exits[0]?.inHand).toEqual(nothing);
});

test('of several instances: what another one handled was not in the hand of the one that ended', () => {
  const facts = [due('e1', end - 900), sent('e1', end - 900), acked('e1', end - 800)];
  const byOther: Timed = { kind: 'handled', at: end + 800, event: 'e1', instance: 2 };
  const { exits } = historyOf([before, ...facts, byOther, appExited(end, true)]);
  expect(exits[0]?.inHand).toEqual(nothing);
});
