import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSupervisor } from './supervisor.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('each pause is longer than the last, up to 30 s, and after ten starts there is none', () => {
  const supervisor = createSupervisor();
  const counts: number[] = [];
  supervisor.begin();
  const pauses = Array.from({ length: 11 }, () => {
    const pause = supervisor.ended((count) => counts.push(count));
    vi.runAllTimers();
    return pause;
  });
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000, 30_000, undefined]);
  expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('before it begins, nothing is started again: an app that cannot start says so at once', () => {
  const supervisor = createSupervisor();
  expect(supervisor.ended(() => undefined)).toBeUndefined();
  expect(supervisor.isWaiting()).toBe(false);
});

test('it waits until the start, or until it is told to rest', () => {
  const supervisor = createSupervisor();
  const restart = vi.fn<(count: number) => void>();
  supervisor.begin();
  supervisor.ended(restart);
  expect(supervisor.isWaiting()).toBe(true);
  supervisor.rest();
  vi.runAllTimers();
  expect([supervisor.isWaiting(), restart.mock.calls]).toEqual([false, []]);
  supervisor.ended(restart);
  vi.runAllTimers();
  expect([supervisor.isWaiting(), restart.mock.calls]).toEqual([false, [[2]]]);
});
