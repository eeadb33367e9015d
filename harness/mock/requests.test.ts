import { expect, test } from 'vitest';
import { ending } from './requests.ts';

test.each([
  [1_000, true],
  [1_003, true],
  [1_005, true],
  [1_006, true],
  [1_009, true],
  [1_014, true],
  [3_000, true],
  [4_999, true],
  [999, false],
  [1_004, false],
  [1_015, false],
  [2_999, false],
  [5_000, false],
])('ending with close code %d is taken: %s, as no library would send the others (§1.10)', (code, isTaken) => {
  expect(ending.safeParse({ kind: 'close', code }).success).toBe(isTaken);
});
