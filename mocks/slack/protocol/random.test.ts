import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Random, seeded } from './random.ts';

function draw(random: Random, count = 20): number[] {
  return Array.from({ length: count }, () => random.next());
}

describe('seeded()', () => {
  test('gives the same stream for the same seed, today and next year', () => {
    expect(draw(seeded(1))).toEqual(draw(seeded(1)));
    expect(draw(seeded(1), 3)).toEqual([0.38003856502473354, 0.9770401082932949, 0.9944662749767303]);
  });

  test('gives another stream for another seed', () => {
    expect(draw(seeded(1))).not.toEqual(draw(seeded(2)));
  });

  test('draws evenly from [0, 1)', () => {
    const values = draw(seeded(7), 10_000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const perTenth = Map.groupBy(values, (value) => Math.floor(value * 10));
    for (const those of perTenth.values()) expect(Math.abs(those.length - 1_000)).toBeLessThan(150);
    expect(perTenth.size).toBe(10);
  });

  test('below() stays below, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 31 }), (seed, below) => {
        const value = seeded(seed).below(below);
        expect(Number.isInteger(value) && value >= 0 && value < below).toBe(true);
      }),
    );
  });

  test('pick() finds every item, and throws where there is none', () => {
    const random = seeded(3);
    const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
    expect(picked).toEqual(new Set(['a', 'b', 'c']));
    expect(() => random.pick([])).toThrow(RangeError);
  });
});

describe('fork()', () => {
  test('is the same for the same name whatever was drawn before', () => {
    const random = seeded(1);
    const early = draw(random.fork('workload'));
    draw(random, 100);
    expect(draw(random.fork('workload'))).toEqual(early);
  });

  test('is another stream for another name, another seed, and than its parent', () => {
    const streams = [seeded(1), seeded(1).fork('slack'), seeded(1).fork('workload'), seeded(2).fork('slack')];
    expect(new Set(streams.map((random) => draw(random).join(','))).size).toBe(4);
  });
});
