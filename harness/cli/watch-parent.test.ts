import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchParent } from './watch-parent.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ['tells once that npm is gone', true, 1],
  ['lets a command go on whose starter is gone, where that was no npm', false, 0],
])('watchParent() %s', (_, isUnderNpm, times) => {
  let parent = 4_711;
  const gone = vi.fn();
  const stop = watchParent(gone, { parent: () => parent, isUnderNpm, isStarter: () => true, everyMs: 250 });
  vi.advanceTimersByTime(1_000);
  expect(gone).not.toHaveBeenCalled();
  parent = 1;
  vi.advanceTimersByTime(1_000);
  expect(gone).toHaveBeenCalledTimes(times);
  stop();
});

test('watchParent() tells of an npm that had ended before it looked', () => {
  const gone = vi.fn();
  watchParent(gone, { parent: () => 1, isUnderNpm: true, isStarter: () => false });
  vi.advanceTimersByTime(1_000);
  expect(gone).toHaveBeenCalledTimes(1);
});
