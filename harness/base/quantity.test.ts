import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { bound, bytes, count, duration, quantity, share, signed, tooFewFor } from './quantity.ts';

describe('duration()', () => {
  test.each([
    [0, '0 s'],
    [812, '812 µs'],
    [999.6, '1.0 ms'],
    [1_300, '1.3 ms'],
    [9_949, '9.9 ms'],
    [9_950, '10 ms'],
    [812_000, '812 ms'],
    [999_600, '1.0 s'],
    [5_000_000, '5.0 s'],
    [59_960_000, '1 min 0 s'],
    [125_000_000, '2 min 5 s'],
    [3_600_000_000, '1 h 0 min'],
    [-5_000_000, '−5.0 s'],
  ])('prints %d µs as %s', (us, text) => expect(duration(us)).toBe(text));

  test('says something within 5.1 % of what it was given', () => {
    const perUnit = new Map([
      ['µs', 1],
      ['ms', 1e3],
      ['s', 1e6],
      ['min', 60e6],
      ['h', 3_600e6],
    ]);
    const read = (text: string): number =>
      [...text.matchAll(/([\d.,]+) (\S+)/g)].reduce(
        (sum, [, number = '', unit = '']) =>
          sum + Number(number.replaceAll(',', '')) * (perUnit.get(unit) ?? Number.NaN),
        0,
      );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), (us) => {
        expect(Math.abs(read(duration(us)) - us) / us).toBeLessThan(0.051);
      }),
    );
  });
});

describe('share()', () => {
  test.each([
    [1, '100 %'],
    [0, '0 %'],
    [0.999, '99.9 %'],
    [0.5, '50 %'],
    [0.9999999, '> 99.999 %'],
    [0.0000001, '< 0.001 %'],
  ])('prints %d as %s', (value, text) => expect(share(value)).toBe(text));

  test('never rounds up to 100 % nor down to 0 %', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true, minExcluded: true, maxExcluded: true }), (value) => {
        expect(share(value)).not.toMatch(/^(100|0)(\.0+)? %$/);
      }),
    );
  });
});

describe('bound()', () => {
  test('says what zero failures allow', () => expect(bound(0, 1_000, 'count', 'lower')).toBe('≤ 0.30 %'));
  test('says what only successes allow', () => expect(bound(1, 1_000, 'share', 'higher')).toBe('≥ 99.70 %'));
  test('never promises below nothing', () => expect(bound(0, 2, 'count', 'lower')).toBe('≤ 100.00 %'));
  test('has nothing to say of a failure', () => expect(bound(1, 1_000, 'count', 'lower')).toBeUndefined());
  test('has nothing to say of no time', () => expect(bound(0, 10, 'us', 'lower')).toBeUndefined());
  test('has nothing to say of nothing', () => expect(bound(0, 0, 'count', 'lower')).toBeUndefined());
});

test.each([
  ['p50', 4, 'needs n ≥ 5'],
  ['p90', 29, undefined],
  ['p99', 298, 'needs n ≥ 299'],
  ['p99', 299, undefined],
  ['max', 1, undefined],
] as const)('tooFewFor() says of %s and n = %d: %s', (quantile, of, text) =>
  expect(tooFewFor(quantile, of)).toBe(text),
);

test('signed() shows the direction', () => {
  expect(signed(5_000_000, 'us')).toBe('+5.0 s');
  expect(signed(-1_300, 'us')).toBe('−1.3 ms');
  expect(signed(0, 'count')).toBe('±0');
  expect(signed(-0.002, 'share')).toBe('−0.2 points');
});

test('quantity() prints each unit, and the bare number where there is none', () => {
  expect(quantity(20, 'per-second')).toBe('20 /s');
  expect(quantity(1_000, 'count')).toBe('1,000');
  expect(quantity(1_234.5, undefined)).toBe('1,234.5');
  expect(count(-3)).toBe('−3');
  expect(bytes(8 * 2 ** 30)).toBe('8.0 GiB');
  expect([0, 512, 3_500, 999_000, 61.4 * 2 ** 20, 999.6 * 2 ** 20].map(bytes)).toEqual([
    '0 B',
    '512 B',
    '3.4 KiB',
    '976 KiB',
    '61 MiB',
    '1.0 GiB',
  ]);
  expect(quantity(61.4 * 2 ** 20, 'bytes')).toBe('61 MiB');
});
