import { expect, test } from 'vitest';
import { ms, seconds } from '../base/units.ts';
import {
  acked,
  appExited,
  delivered,
  due,
  failed,
  faultBegan,
  faultEnded,
  handled,
  historyOf,
  sent,
  settled,
  type Timed,
} from './fixtures/facts.ts';
import { countsAgainstApp, lossesOf, lossKinds, type LossKind } from './losses.ts';

type Facts = readonly (Timed | readonly Timed[])[];

/** Of an app that says what it handles, 1 ms after its ack. */
function lossOf(facts: Facts): LossKind | undefined {
  const history = historyOf([delivered('e9', 0, ms(1)), due('e0', 0), facts.flat()], { until: seconds(60) });
  const delivery = history.deliveries.find(({ event }) => event === 'e0');
  return delivery && lossesOf(history)(delivery);
}

const refusedBy = (status: number): Timed[] => [
  sent('e0', 10),
  failed('e0', 20, 0, 'http_error', status),
  settled('e0', 20, 'abandoned'),
];
const edge = (status: number): Timed[] => [
  faultBegan(5, 6, { touches: { rule: 'cut', reason: 'http_error', status } }),
  faultEnded(30, 31),
];
const swallowed = (at: number): Timed[] => [sent('e0', at), acked('e0', at), settled('e0', at)];
const stopped = (askedAt: number, at: number): Timed => ({
  kind: 'app-exited',
  at,
  asked: true,
  askedAt,
  code: 0,
  signal: null,
});

test.each<[string, Facts, LossKind | undefined]>([
  ['handled', [swallowed(10), handled('e0', 11)], undefined],
  ['handled and never acknowledged', [sent('e0', 10), handled('e0', 11), settled('e0', 20, 'abandoned')], undefined],
  ['still under way', [sent('e0', 10)], undefined],
  ['given up', [sent('e0', 10), failed('e0', 20), settled('e0', 20, 'abandoned')], 'never delivered'],
  ['answered with 401', refusedBy(401), 'refused'],
  ['answered with 500 by our own edge', [refusedBy(500), edge(500)], 'never delivered'],
  ['answered with 401 while our edge answers 500', [refusedBy(401), edge(500)], 'refused'],
  ['acknowledged and not handled', swallowed(10), 'acknowledged, not handled'],
  [
    'acknowledged 100 ms before the app crashed',
    [swallowed(10), appExited(ms(100), false)],
    'in hand when the app ended by itself',
  ],
  [
    'acknowledged 2 s before the app crashed: the app is not as slow as that',
    [swallowed(10), appExited(seconds(2), false)],
    'acknowledged, not handled',
  ],
  [
    'acknowledged 2 s before the crash of an app whose work takes 3 s',
    [swallowed(10), appExited(seconds(2), false), delivered('e1', 0, 1).slice(0, 4), handled('e1', seconds(3))],
    'in hand when the app ended by itself',
  ],
  [
    'acknowledged after the harness asked the app to end',
    [swallowed(ms(600)), stopped(ms(500), ms(1_500))],
    'in hand when the harness stopped the app',
  ],
  [
    'acknowledged long before the harness asked the app to end',
    [swallowed(ms(600)), stopped(seconds(5), seconds(6))],
    'acknowledged, not handled',
  ],
  [
    'acknowledged by the app that came after',
    [stopped(ms(500), ms(1_500)), swallowed(seconds(4))],
    'acknowledged, not handled',
  ],
  [
    'dropped by a rate limit',
    [{ kind: 'event-dropped', at: 3, event: 'e0', why: 'rate-limited' }, settled('e0', 3, 'abandoned')],
    'dropped by Slack',
  ],
])('an event %s', (_, facts, kind) => {
  expect(lossOf(facts)).toBe(kind);
});

test('what the harness and Slack did is not counted against the app', () => {
  expect(lossKinds.filter((kind) => !countsAgainstApp(kind))).toEqual([
    'in hand when the harness stopped the app',
    'dropped by Slack',
    'lost to hastened retries',
  ]);
});
