import { expect, test } from 'vitest';
import { quantileRange, shareRange } from './certainty.ts';

test.each([
  ['a share', { value: 0.95, of: 100 }, 'share', '95 %: 88.8 % to 97.8 %'],
  ['a count of events', { value: 1, of: 29, witnesses: ['e1'] }, 'count', '95 %: 0.61 % to 17.2 %'],
  ['a count of what is no event', { value: 2, of: 29 }, 'count', undefined],
  ['none, of which the rule of three tells', { value: 0, of: 1_000, witnesses: ['e1'] }, 'count', undefined],
  ['more than there are', { value: 40, of: 29, witnesses: ['e1'] }, 'count', undefined],
  ['a time', { value: 1, of: 29 }, 'us', undefined],
] as const)('shareRange() of %s', (_, number, unit, range) => {
  expect(shareRange({ kind: 'number', ...number }, { unit })).toBe(range);
});

/** 1 to n ms, a bucket each. */
function spread(n: number, unbounded = 0) {
  const buckets = Array.from({ length: n }, (_, index) => [(index + 1) * 1_000, 1] as const);
  return {
    kind: 'spread',
    of: n + unbounded,
    unbounded,
    min: 0,
    p50: 0,
    p90: 0,
    p99: 0,
    max: n * 1_000,
    buckets,
  } as const;
}

test.each([
  ['p50', spread(100), '40 ms to 61 ms'],
  ['p99', spread(500), '490 ms to 500 ms'],
  ['p99', spread(300), undefined],
  ['p50', spread(55, 45), '40 ms to never'],
  ['p50', spread(30, 70), undefined],
  ['max', spread(500), undefined],
])('quantileRange() of %s', (name, values, range) => {
  expect(quantileRange(values, name, 'us')).toBe(range);
});
