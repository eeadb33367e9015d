import { expect, test } from 'vitest';
import { faultsMet } from './faults-met.ts';
import { due, faultMet } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';

test('each fault of Slack’s has the times at which it was met, in order', () => {
  expect([
    ...folded(faultsMet, [faultMet('mute', 1), due('e0', 2), faultMet('web-api', 3), faultMet('mute', 4)]),
  ]).toEqual([
    ['mute', [1, 4]],
    ['web-api', [3]],
  ]);
});
