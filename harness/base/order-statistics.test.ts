import { expect, test } from 'vitest';
import { quantileRanks } from './order-statistics.ts';

test.each([
  [100, 0.5, 40, 61],
  [200, 0.95, 184, 197],
  [1_000, 0.95, 936, 964],
  [500, 0.99, 490, 500],
  [1_000, 0.99, 983, 997],
  [5_000, 0.99, 4_936, 4_964],
  [20_000, 0.999, 19_971, 19_989],
])('quantileRanks() of %i values at %d are %i and %i (measurement.md §4)', (n, q, low, high) => {
  expect(quantileRanks(n, q)).toEqual([low, high]);
});

test.each([
  [0.5, 6],
  [0.9, 36],
  [0.95, 72],
  [0.99, 368],
])('a quantile of %d has an interval from %i values on, and none below', (q, n) => {
  expect(quantileRanks(n, q)).toBeDefined();
  expect(quantileRanks(n - 1, q)).toBeUndefined();
});
