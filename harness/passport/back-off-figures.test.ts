import { expect, test } from 'vitest';
import { ms, seconds } from '../base/units.ts';
import { backOffFigures } from './back-off-figures.ts';

/** By name: number, waits or words. */
function shown(triesMs: readonly number[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    backOffFigures(triesMs.map((each) => ms(each))).map((figure) => [
      figure.name,
      figure.kind === 'number'
        ? figure.number
        : figure.kind === 'waits'
          ? figure.waits
          : figure.kind === 'words'
            ? figure.words
            : figure.why,
    ]),
  );
}

test('waits that are all alike are constant, with their jitter', () => {
  expect(shown([5_000, 10_010, 15_000, 20_020])).toEqual({
    first: seconds(5),
    waits: [ms(5_000), ms(5_010), ms(4_990), ms(5_020)],
    pattern: 'constant',
    every: ms(5_010),
    jitter: ms(30),
    'per-minute': 12,
  });
});

test('waits that rise grow', () => {
  expect(shown([5_000, 6_000, 7_300, 9_000])).toMatchObject({ pattern: 'grows: from 1.0 s to 1.7 s' });
  expect(shown([5_000, 6_000, 7_300, 9_000])).not.toHaveProperty('jitter');
});

test('tries without delay are a storm, of which not every wait is told', () => {
  const storm = shown(Array.from({ length: 300 }, (_, index) => 20 + index * 3));
  expect(storm).toMatchObject({ pattern: 'none: it tries again without delay', 'per-minute': 20_000 });
  expect(storm['waits']).toHaveLength(12);
});

test('others are irregular; one try is no pattern; none is told', () => {
  expect(shown([1_000, 2_000, 5_000, 6_000])).toMatchObject({ pattern: 'irregular: from 1.0 s to 3.0 s' });
  expect(shown([10, 60, 90, 600, 1_500])).toMatchObject({ pattern: 'grows, with jitter: from 30 ms to 900 ms' });
  expect(shown([7_000])).toEqual({ first: seconds(7) });
  expect(shown([])).toEqual({ waits: 'it did not try again' });
});

test('links that were lost together try side by side: each has a back-off of its own', () => {
  const both = [29_430, 30_003, 59_430, 60_003, 89_430, 90_003].map((each) => ms(each));
  const figures = backOffFigures(both, { links: 2 });
  expect(figures.find(({ name }) => name === 'every')).toMatchObject({ number: seconds(30) });
  expect(figures.find(({ name }) => name === 'per-minute')).toMatchObject({ number: 2 });
  expect(figures[0]?.note).toBe('of one of its 2 links; all of them together try 5 times a minute');
  expect(backOffFigures([ms(5)], { links: 3 })[0]?.note).toBe('of one of its 3 links; all of them together try 1');
});
