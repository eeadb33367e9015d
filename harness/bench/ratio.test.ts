import { expect, test } from 'vitest';
import type { Pair } from './run-pairs.ts';
import { ratioOf } from './ratio.ts';

/** Rounds of one second. */
function pair(engine: number, bare: number): Pair {
  return {
    engine: { events: engine, tookMs: 1_000, cpuUs: engine * 10 },
    bare: { events: bare, tookMs: 1_000, cpuUs: bare * 4 },
  };
}

test('ratioOf() takes the ratio within each pair, so that a slow second befalls both arms', () => {
  // The median rates, 40 and 100, would make 0.4.
  const ratio = ratioOf([pair(40, 80), pair(20, 100), pair(90, 100)]);
  expect(ratio).toMatchObject({ of: 3, byRate: 0.5 });
});

test('ratioOf() takes the ratio of CPU time within each pair, and says the least and the most', () => {
  const round = (cpuUs: number) => ({ events: 10, tookMs: 1_000, cpuUs });
  const pairs = [[100, 50] as const, [200, 180] as const, [400, 100] as const];
  const ratio = ratioOf(pairs.map(([engine, bare]) => ({ engine: round(engine), bare: round(bare) })));
  expect(ratio).toMatchObject({ byCpu: 0.5, leastByCpu: 0.25, mostByCpu: 0.9, engineCpuUs: 20, bareCpuUs: 10 });
});

test('ratioOf() says the median rates and the CPU time an event', () => {
  expect(ratioOf([pair(10, 20), pair(30, 50), pair(20, 90)])).toMatchObject({
    enginePerSecond: 20,
    barePerSecond: 50,
    engineCpuUs: 10,
    bareCpuUs: 4,
  });
});

test('ratioOf() counts by the time a round really took', () => {
  const engine = { events: 100, tookMs: 2_000, cpuUs: 1 };
  const bare = { events: 100, tookMs: 500, cpuUs: 1 };
  expect(ratioOf([{ engine, bare }])).toMatchObject({ byRate: 0.25, enginePerSecond: 50, barePerSecond: 200 });
});

test('ratioOf() refuses no pairs', () => {
  expect(() => ratioOf([])).toThrow(RangeError);
});
