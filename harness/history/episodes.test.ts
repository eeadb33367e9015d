import { expect, test } from 'vitest';
import { episodes } from './episodes.ts';
import { faultBegan, faultEnded, type Timed } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';

test('an episode has all that its fault said of itself', () => {
  const touches = { rule: 'acks' } as const;
  expect(folded(episodes, [faultBegan(1, 2, { severs: true, isMomentary: true, touches }), faultEnded(5, 6)])).toEqual([
    { fault: 'outage', text: 'an outage', severs: true, isMomentary: true, touches, began: [1, 2], ended: [5, 6] },
  ]);
});

const other = { fault: 'delay' };

test.each<[string, Timed[], unknown[]]>([
  ['one that lasts has no end', [faultBegan(1, 2)], [[[1, 2], undefined]]],
  [
    'two of one name follow each other',
    [faultBegan(1, 2), faultEnded(5, 6), faultBegan(11, 12), faultEnded(15, 16)],
    [
      [
        [1, 2],
        [5, 6],
      ],
      [
        [11, 12],
        [15, 16],
      ],
    ],
  ],
  [
    'two of different names overlap',
    [faultBegan(1, 2), faultBegan(3, 4, other), faultEnded(5, 6), faultEnded(7, 8, 'delay')],
    [
      [
        [1, 2],
        [5, 6],
      ],
      [
        [3, 4],
        [7, 8],
      ],
    ],
  ],
  [
    'of two of one name the later ends first',
    [faultBegan(1, 2), faultBegan(3, 4), faultEnded(5, 6)],
    [
      [[1, 2], undefined],
      [
        [3, 4],
        [5, 6],
      ],
    ],
  ],
  [
    'an end that belongs to none is left alone',
    [faultEnded(1, 2), faultBegan(3, 4), faultEnded(5, 6, 'delay')],
    [[[3, 4], undefined]],
  ],
])('%s', (_, facts, expected) => {
  expect(folded(episodes, facts).map(({ began, ended }) => [began, ended])).toEqual(expected);
});
