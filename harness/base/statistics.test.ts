import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hodgesLehmann, median, quantile } from './statistics.ts';

test.each<[readonly number[], number]>([
  [[7], 7],
  [[9, 1], 5],
  [[10, 9, 1], 9],
  [[4, 100, 2, 3], 3.5],
])('median(%j) is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('median() leaves as many below as above, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      const below = values.filter((each) => each < middle).length;
      const above = values.filter((each) => each > middle).length;
      expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      expect(median(values.toReversed())).toBe(middle);
    }),
  );
});

test.each([
  [0, 1],
  [0.25, 1],
  [0.26, 2],
  [0.5, 2],
  [0.9, 4],
  [1, 4],
])('quantile(%d) of 1 to 4 is %d, by nearest rank', (q, value) => {
  expect(quantile([1, 2, 3, 4], q)).toBe(value);
});

test('median() and quantile() of nothing throw', () => {
  expect(() => median([])).toThrow('of 0 values: expected at least one value');
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});

/** Differences whose Walsh averages are all distinct, so that a bound tells its rank. */
function distinct(n: number): number[] {
  return Array.from({ length: n }, (_, i) => 2 ** i);
}

function walshAverages(values: readonly number[]): number[] {
  return values.flatMap((a, i) => values.slice(i).map((b) => (a + b) / 2)).toSorted((a, b) => a - b);
}

describe('hodgesLehmann()', () => {
  test.each([
    [6, 1],
    [8, 4],
    [10, 9],
    [15, 26],
    [20, 53],
    [30, 138],
  ])('of %i differences bounds 95 %% by the Walsh average of rank %i from each end (measurement.md §3)', (n, rank) => {
    const averages = walshAverages(distinct(n));
    expect(new Set(averages).size).toBe(averages.length);
    const [low, high] = hodgesLehmann(distinct(n)).interval ?? [];
    expect(averages.indexOf(low ?? Number.NaN) + 1).toBe(rank);
    expect(averages.length - averages.indexOf(high ?? Number.NaN)).toBe(rank);
  });

  test('of six differences is their whole range', () => {
    expect(hodgesLehmann([5, 1, 9, 3, 2, 4]).interval).toEqual([1, 9]);
  });

  test.each([1, 2, 5])('of %i differences has no interval', (n) => {
    expect(hodgesLehmann(distinct(n))).not.toHaveProperty('interval');
  });

  test('is the median of all pairwise means', () => {
    // Walsh averages 1, 1.5, 2, 5.5, 6, 10
    expect(hodgesLehmann([1, 2, 10]).value).toBe(3.75);
    expect(hodgesLehmann([7]).value).toBe(7);
  });

  test('throws where there is nothing to estimate from', () => {
    expect(() => hodgesLehmann([])).toThrow(RangeError);
  });

  const differences = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 6, maxLength: 20 });

  test('lies within its interval, in any order of the differences', () => {
    fc.assert(
      fc.property(differences, (values) => {
        const { value, interval: [low, high] = [Number.NaN, Number.NaN] } = hodgesLehmann(values);
        expect(low <= value && value <= high).toBe(true);
        expect(hodgesLehmann(values.toReversed())).toEqual({ value, interval: [low, high] });
      }),
    );
  });

  test('moves with the differences, and turns over with their sign', () => {
    fc.assert(
      fc.property(differences, fc.integer({ min: -100, max: 100 }), (values, shift) => {
        const { value, interval: [low, high] = [Number.NaN, Number.NaN] } = hodgesLehmann(values);
        expect(hodgesLehmann(values.map((each) => each + shift))).toEqual({
          value: value + shift,
          interval: [low + shift, high + shift],
        });
        const turned = hodgesLehmann(values.map((each) => 0 - each));
        expect(turned.value + value).toBe(0);
        expect(turned.interval?.map((each) => 0 - each).toReversed()).toEqual([low, high]);
      }),
    );
  });
});
