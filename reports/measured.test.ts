import { expect, test } from 'vitest';
import type { Measurement } from '../harness/result.ts';
import { measured } from './measured.ts';

const second = 1_000_000;
const spread = {
  kind: 'spread',
  min: 1,
  p50: second,
  p90: 3 * second,
  p99: 3 * second,
  max: 3 * second,
  buckets: [],
} as const;

test.each<[string, Measurement, readonly string[], string]>([
  ['a number', { kind: 'number', value: second, of: 2 }, ['1.0 s'], 'of 2'],
  [
    'one that may be more, with what it does not say',
    { kind: 'number', value: 82 * second, of: 1, isLowerBound: true, note: 'not back when the run ended' },
    ['> 1 min 22 s'],
    'of 1, not back when the run ended',
  ],
  [
    'one that is a sum',
    {
      kind: 'number',
      value: 12.9 * second,
      of: 1,
      parts: [
        { value: 8 * second, text: 'outage' },
        { value: 4.9 * second, text: 'that the app added' },
      ],
    },
    ['12.9 s = 8.0 s outage + 4.9 s that the app added'],
    'of 1',
  ],
  ['a spread', { ...spread, of: 300 }, ['1.0 s', '3.0 s', '3.0 s', '3.0 s'], 'n = 300'],
  [
    'one of which some never came',
    { ...spread, of: 300, unbounded: 30 },
    ['1.0 s', '3.0 s', '> 3.0 s', '> 3.0 s'],
    'n = 300, 30 of them never',
  ],
  [
    'one of which one more never came, so that it counts among the slowest tenth',
    { ...spread, of: 300, unbounded: 31 },
    ['1.0 s', '> 3.0 s', '> 3.0 s', '> 3.0 s'],
    'n = 300, 31 of them never',
  ],
])('measured() tells %s', (_, measurement, figures, stands) => {
  const found = measured(measurement, { title: 'time', asks: 'How long?', unit: 'us', better: 'lower' });
  expect(found.figures.map(({ text }) => text)).toEqual(figures);
  expect(found.stands).toBe(stands);
});
