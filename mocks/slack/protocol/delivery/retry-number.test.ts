import { expect, test } from 'vitest';
import { retryNumber } from './retry-number.ts';

test.each([
  ['go-on', [0, 1, 2, 3, 4, 27]],
  ['stay-at-3', [0, 1, 2, 3, 3, 3]],
])('retryNumber() under Delayed Events: %s (slack-protocol.md §2.5)', (delayedEventsRetryNumbers, told) => {
  expect([0, 1, 2, 3, 4, 27].map((attempt) => retryNumber(attempt, { delayedEventsRetryNumbers }))).toEqual(told);
});
