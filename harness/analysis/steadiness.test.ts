import { expect, test } from 'vitest';
import { delivered, due, historyOf, type Timed } from '../history/fixtures/facts.ts';
import { voidsOf } from './doubts.ts';
import { measure } from './measure.ts';
import { unsteadiness } from './steadiness.ts';
import { unsentBreach } from './unsent.ts';

/** A hundred events, each raised so much later than it was due. */
function late(byUs: number): readonly Timed[] {
  return Array.from({ length: 100 }, (_, index) => delivered(`e${index}`, index * 10_000, 500)).flatMap(
    ([first, ...rest]) => (first?.kind === 'event-due' ? [{ ...first, due: first.due - byUs }, ...rest] : []),
  );
}

const edge: readonly Timed[] = [
  {
    kind: 'fault-began',
    at: 2_000_000,
    asked: 1_990_000,
    fault: 'f',
    text: 'f',
    severs: false,
    isMomentary: false,
    touches: { rule: 'attempts' },
  },
  { kind: 'fault-ended', at: 3_000_000, asked: 2_990_000, fault: 'f' },
];

test.each<[string, readonly Timed[], readonly string[]]>([
  ['nothing', late(0), []],
  ['lateness below its gate', late(4_000), []],
  ['lateness', late(8_000), ['p99 of the sender’s lateness 8.0 ms, gate 5.0 ms']],
  [
    'a loop within its resolution',
    [...late(0), { kind: 'loop-delay', at: 9_000_000, p99Us: 29_000, maxUs: 30_000 }],
    [],
  ],
  [
    'a slow loop',
    [...late(0), { kind: 'loop-delay', at: 9_000_000, p99Us: 45_000, maxUs: 50_000 }],
    ['p99 delay of the event loop 35 ms, gate 20 ms'],
  ],
  [
    'garbage while a fault began',
    [...late(0), ...edge, { kind: 'gc-pause', at: 2_010_000, lengthUs: 60_000 }],
    ['a pause for garbage while a fault began or ended 60 ms, gate 50 ms'],
  ],
  ['garbage between the edges', [...late(0), ...edge, { kind: 'gc-pause', at: 2_500_000, lengthUs: 60_000 }], []],
  ['little garbage at an edge', [...late(0), ...edge, { kind: 'gc-pause', at: 2_010_000, lengthUs: 40_000 }], []],
])('%s', (_, facts, sentences) => {
  const history = historyOf([...facts].toSorted((a, b) => a.at - b.at));
  expect(unsteadiness(history, measure(history)).map(({ sentence }) => sentence)).toEqual(sentences);
});

test('what was raised and neither sent nor dropped leaves the cell without a verdict', () => {
  const facts = [delivered('e0', 1_000, 500), due('e1', 2_000)];
  const sentence = 'The harness contradicts itself: 1 of 2 events were raised, and neither sent nor dropped, first e1';
  expect(unsentBreach(historyOf(facts))).toBe(sentence);
  expect(voidsOf(historyOf(facts))).toContain(sentence);
  expect(unsentBreach({ ...historyOf(facts), isTorn: true })).toBeUndefined();
  const dropped: Timed = { kind: 'event-dropped', at: 2_001, event: 'e1', why: 'lost' };
  expect(unsentBreach(historyOf([...facts, dropped]))).toBeUndefined();
});
