import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { complement, type Interval, lengthOf, union, without } from './intervals.ts';
import { us } from './units.ts';

const time = fc.integer({ min: -5, max: 30 }).map(us);
const intervals: fc.Arbitrary<Interval[]> = fc.array(fc.tuple(time, time), { maxLength: 8 });
const span: Interval = [us(0), us(20)];

/** The plain meaning: which of these whole times lie in one of the intervals. */
function timesIn(them: readonly Interval[]): number[] {
  return Array.from({ length: 20 }, (_, each) => each).filter((each) => them.some(([a, b]) => each >= a && each < b));
}

test.each<[string, [number, number][], [number, number][]]>([
  ['nothing', [], []],
  [
    'empty and backward ones',
    [
      [3, 3],
      [5, 4],
    ],
    [],
  ],
  [
    'overlapping ones',
    [
      [5, 9],
      [1, 6],
    ],
    [[1, 9]],
  ],
  [
    'touching ones',
    [
      [1, 2],
      [2, 3],
    ],
    [[1, 3]],
  ],
  [
    'one within another',
    [
      [1, 9],
      [3, 4],
    ],
    [[1, 9]],
  ],
  [
    'ones apart',
    [
      [5, 6],
      [1, 2],
    ],
    [
      [1, 2],
      [5, 6],
    ],
  ],
])('union() of %s', (_, them, expected) => {
  expect(union(intervalsOf(them))).toEqual(expected);
});

test('union() is sorted, disjoint, and covers the same times', () => {
  fc.assert(
    fc.property(intervals, (them) => {
      const merged = union(them);
      expect(timesIn(merged)).toEqual(timesIn(them));
      for (const [index, [from, to]] of merged.entries()) {
        expect(from).toBeLessThan(to);
        expect(from).toBeGreaterThan(merged[index - 1]?.[1] ?? Number.NEGATIVE_INFINITY);
      }
    }),
  );
});

test('complement() has exactly the times of the span that the intervals leave', () => {
  fc.assert(
    fc.property(intervals, (them) => {
      const rest = complement(them, span);
      const covered = new Set(timesIn(them));
      expect(timesIn(rest)).toEqual(timesIn([span]).filter((time) => !covered.has(time)));
      expect(lengthOf(rest)).toBe(20 - covered.size);
    }),
  );
});

test('without() has exactly the times of the span that are in the ones and not in the others', () => {
  fc.assert(
    fc.property(intervals, intervals, (ones, others) => {
      const taken = new Set(timesIn(others));
      const within = new Set(timesIn([span]));
      const wanted = timesIn(union(ones)).filter((time) => within.has(time) && !taken.has(time));
      expect(timesIn(without(ones, others, span))).toEqual(wanted);
    }),
  );
});

test('lengthOf() adds up', () => {
  expect(lengthOf([])).toBe(0);
  const them = intervalsOf([
    [1, 2],
    [5, 9],
  ]);
  expect(lengthOf(them)).toBe(5);
});

function intervalsOf(pairs: readonly (readonly [number, number])[]): readonly Interval[] {
  return pairs.map(([from, until]) => [us(from), us(until)]);
}
