import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { greatest, least } from './extremes.ts';

test('greatest() and least() are those of Math.max and Math.min', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (values) => {
      expect([greatest(values), least(values)]).toEqual([Math.max(...values), Math.min(...values)]);
    }),
  );
});

test('greatest() and least() take a million values', () => {
  const many = Array.from({ length: 1_000_000 }, (_, n) => n);
  expect([greatest(many), least(many)]).toEqual([999_999, 0]);
});
