import { expect, test } from 'vitest';
import { factTimes } from './fact-times.ts';
import { due, handled } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';

test('facts of each kind have their times, in order', () => {
  expect([...folded(factTimes, [due('e0', 1), handled('e0', 3), due('e1', 2)])]).toEqual([
    ['event-due', [1, 2]],
    ['handled', [3]],
  ]);
});
