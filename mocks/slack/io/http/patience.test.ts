import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startPatience } from './patience.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** With a deadline of 3 s; what it called, with the time of each, ms. */
function lab() {
  const began = Date.now();
  const calls: string[] = [];
  const noting = (what: string) => () => calls.push(`${what} ${Date.now() - began}`);
  return { patience: startPatience(3_000_000, noting('given up')), unended: noting('unended'), calls };
}

test('gives up after ten deadlines, and tells of an answer that has not ended at the first', () => {
  const { patience, unended, calls } = lab();
  vi.advanceTimersByTime(1_000);
  patience.begun(unended);
  vi.advanceTimersByTime(60_000);
  expect(calls).toEqual(['unended 3000', 'given up 30000']);
});

test('tells nothing of an answer that ended in time, and still gives up on its connection', () => {
  const { patience, unended, calls } = lab();
  patience.begun(unended);
  patience.ended();
  vi.advanceTimersByTime(60_000);
  expect(calls).toEqual(['given up 30000']);
});

test('an answer that begins late may still be whole as it comes', () => {
  const whole = lab();
  const torn = lab();
  vi.advanceTimersByTime(5_000);
  for (const { patience, unended } of [whole, torn]) patience.begun(unended);
  whole.patience.ended();
  vi.advanceTimersByTime(10);
  expect([whole.calls, torn.calls.length]).toEqual([[], 1]);
});

test.each([0, 4_000])('once it is stopped, after %i ms, nothing comes any more', (ms) => {
  const { patience, calls } = lab();
  vi.advanceTimersByTime(ms);
  patience.stop();
  vi.advanceTimersByTime(60_000);
  expect(calls).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
