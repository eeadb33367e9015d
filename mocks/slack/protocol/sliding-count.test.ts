import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSlidingCount } from './sliding-count.ts';

test('createSlidingCount() counts all of the last window, and nothing older than a window and a sixtieth', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 }), (gaps) => {
      const count = createSlidingCount(() => 6_000);
      const times: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        times.push(now);
        count.add(now);
        expect(count.total(now)).toBeGreaterThanOrEqual(times.filter((time) => time > now - 5_900).length);
        expect(count.total(now)).toBeLessThanOrEqual(times.filter((time) => time > now - 6_100).length);
      }
    }),
  );
});

test('createSlidingCount() begins anew with a window of another length, and when it is cleared', () => {
  let window = 600;
  const count = createSlidingCount(() => window);
  count.add(10);
  expect(count.total(10)).toBe(1);
  window = 1_200;
  expect(count.total(10)).toBe(0);
  count.add(10);
  count.clear();
  expect(count.total(10)).toBe(0);
});
