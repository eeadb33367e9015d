import { expect, test } from 'vitest';
import { minutes, ms, seconds, toMs, us } from './units.ts';

test('durations are whole microseconds', () => {
  expect([us(1.6), ms(1.5), ms(0.0004), seconds(0.5), minutes(5)]).toEqual([2, 1_500, 0, 500_000, 300_000_000]);
});

test('toMs() gives what timers want', () => {
  expect(toMs(ms(1.5))).toBe(1.5);
});
