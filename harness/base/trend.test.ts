import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trendOf } from './trend.ts';

describe('trendOf()', () => {
  test('finds the slope of a line, and is sure of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 400 }), fc.integer({ min: -50, max: 50 }), (n, slope) => {
        const trend = trendOf(Array.from({ length: n }, (_, x) => ({ x, y: 3 + slope * x })));
        expect(trend?.slope).toBeCloseTo(slope);
        expect(trend?.interval[0]).toBeCloseTo(slope);
        expect(trend?.interval[1]).toBeCloseTo(slope);
      }),
    );
  });

  test('is not moved by a single stall', () => {
    const flat = Array.from({ length: 60 }, (_, x) => ({ x, y: x >= 40 && x < 46 ? 5_000 : 5 + (x % 3) }));
    const [low, high] = trendOf(flat)?.interval ?? [];
    expect(low).toBeLessThanOrEqual(0);
    expect(high).toBeGreaterThanOrEqual(0);
  });

  test('has nothing to say of five points, nor of one moment', () => {
    expect(trendOf([1, 2, 3, 4, 5].map((x) => ({ x, y: x })))).toBeUndefined();
    expect(trendOf([1, 2, 3, 4, 5, 6].map((y) => ({ x: 1, y })))).toBeUndefined();
  });
});
