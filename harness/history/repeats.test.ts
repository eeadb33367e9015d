import { expect, test } from 'vitest';
import { ms, seconds } from '../base/units.ts';
import {
  acked,
  delivered,
  due,
  failed,
  faultBegan,
  faultEnded,
  handled,
  historyOf,
  sent,
  settled,
} from './fixtures/facts.ts';
import type { Timed } from './fixtures/facts.ts';
import { repeatsOf, tellsRepeats } from './repeats.ts';

const doubled = [
  faultBegan(0, 0, { fault: 'duplicate-envelopes' }),
  ...[0, 1, 2, 3, 4].flatMap((n) => delivered(`e${n}`, ms(100) * (n + 1), ms(5))),
  faultEnded(seconds(1), seconds(1), 'duplicate-envelopes'),
];
const late = (isHandledAgain: boolean): readonly Timed[] => [
  due('e5', seconds(2)),
  sent('e5', seconds(2)),
  handled('e5', seconds(2)),
  failed('e5', seconds(5), 0, 'timeout'),
  sent('e5', seconds(5), 1),
  acked('e5', seconds(5), 1),
  ...(isHandledAgain ? [handled('e5', seconds(5))] : []),
  settled('e5', seconds(5)),
];

test.each([true, false])(
  'repeatsOf() tells what came twice at once from what came again later (handled again: %s)',
  (again) => {
    const repeats = repeatsOf(historyOf([...doubled, ...late(again)]));
    expect(repeats).toMatchObject({
      atOnce: 5,
      known: 5,
      late: [{ event: 'e5', afterUs: seconds(3), between: 0, isHandledAgain: again }],
    });
    expect(tellsRepeats(repeats)).toBe(true);
  },
);

test('tellsRepeats() is false of an app that handles twice what comes twice, and of answers that quote nothing', () => {
  const twice = [0, 1, 2, 3, 4].map((n) => handled(`e${n}`, ms(100) * (n + 1) + ms(9)));
  expect(tellsRepeats(repeatsOf(historyOf([...doubled, ...twice])))).toBe(false);
  const hello = [0, 1, 2, 3, 4].map((n): Timed => ({
    kind: 'effect',
    at: ms(100) * (n + 1) + ms(9),
    event: `e${n}`,
    by: 'post',
    text: 'Hello!',
  }));
  expect(tellsRepeats(repeatsOf(historyOf([...doubled, ...hello])))).toBe(false);
});
