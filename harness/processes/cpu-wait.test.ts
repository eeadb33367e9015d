import { describe, expect, test } from 'vitest';
import { readThreadTimes, type ThreadTimes, waitedBetween } from './cpu-wait.ts';

function times(rows: Readonly<Record<string, readonly [ranUs: number, waitedUs: number]>>): ThreadTimes {
  return new Map(Object.entries(rows).map(([tid, [ranUs, waitedUs]]) => [tid, { ranUs, waitedUs }]));
}

describe('waitedBetween()', () => {
  test('tells the longest wait of one thread, and what all of them used', () => {
    const before = times({ 1: [100, 10], 2: [50, 20], 3: [7, 7] });
    const after = times({ 1: [150, 40], 2: [60, 25], 4: [5, 3] });
    expect(waitedBetween(before, after)).toEqual({ waitUs: 30, cpuUs: 65 });
  });

  test('of nothing is nothing', () => {
    expect(waitedBetween(times({ 1: [1, 1] }), times({}))).toEqual({ waitUs: 0, cpuUs: 0 });
  });
});

describe.runIf(process.platform === 'linux')('readThreadTimes()', () => {
  test('finds the threads of a process, and what they used', () => {
    const own = readThreadTimes(process.pid);
    expect(own.get(String(process.pid))?.ranUs).toBeGreaterThan(1_000);
    expect(own.size).toBeGreaterThan(1);
  });

  test('is empty of a process that is gone', () => {
    expect(readThreadTimes(2 ** 22 + 1).size).toBe(0);
  });
});
