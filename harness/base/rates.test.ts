import { expect, test } from 'vitest';
import { newcombe, wilson } from './rates.ts';

// Newcombe, R. G. (1998), Statistics in Medicine 17: tables I of both papers.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('wilson() of %i in %i is %d to %d', (hits, of, low, high) => {
  const [from, to] = wilson({ hits, of });
  expect(from).toBeCloseTo(low, 4);
  expect(to).toBeCloseTo(high, 4);
});

test.each([
  [48, 80, 56, 70, 0.0524, 0.3339],
  [3, 10, 9, 10, 0.1705, 0.809],
  [0, 29, 5, 56, -0.0381, 0.1926],
])('newcombe() of %i in %i and %i in %i is %d to %d', (a, m, b, n, low, high) => {
  const [from, to] = newcombe({ hits: a, of: m }, { hits: b, of: n });
  expect(from).toBeCloseTo(low, 3);
  expect(to).toBeCloseTo(high, 3);
});

test('wilson() of nothing throws', () => {
  expect(() => wilson({ hits: 0, of: 0 })).toThrow('expected at least one');
});
