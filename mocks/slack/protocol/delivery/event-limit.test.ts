import { expect, test } from 'vitest';
import { createEventLimit } from './event-limit.ts';
import { documented } from '../policy.ts';

const minute = 60_000_000;

test('createEventLimit() passes 30,000 events in 60 minutes and drops 10,000 more, with one notice a minute (§2.6)', () => {
  const limit = createEventLimit(documented.values);
  const verdicts = { passes: 0, dropped: 0, 'dropped-with-notice': 0 };
  const noticedIn = new Set<number>();
  for (let n = 0; n < 40_000; n += 1) {
    const now = n * 90_000;
    const verdict = limit.take(now);
    verdicts[verdict] += 1;
    if (verdict === 'dropped-with-notice') noticedIn.add(Math.floor(now / minute));
  }
  expect(verdicts.passes).toBe(30_000);
  expect(verdicts.dropped + verdicts['dropped-with-notice']).toBe(10_000);
  expect(noticedIn.size).toBe(verdicts['dropped-with-notice']);
  expect(noticedIn).toEqual(new Set(Array.from({ length: 15 }, (_, n) => 45 + n)));
});

test('createEventLimit() passes events again when those of the window have aged out, never before', () => {
  const limit = createEventLimit({ ...documented.values, eventsPerWindow: 2 });
  expect([limit.take(0), limit.take(1), limit.take(2)]).toEqual(['passes', 'passes', 'dropped-with-notice']);
  expect(limit.take(60 * minute - 1)).toBe('dropped-with-notice');
  expect(limit.take(61 * minute)).toBe('passes');
});
