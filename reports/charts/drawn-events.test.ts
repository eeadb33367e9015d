import { expect, test } from 'vitest';

import type { EvidenceEvent } from '../../harness/result.ts';
import { drawnEvents, isTroubled } from './drawn-events.ts';

function event(n: number, outcome: EvidenceEvent['outcome']): EvidenceEvent {
  const event = { id: `Ev${n}`, n, dueUs: n, attempts: [{ attempt: 0, sentUs: n }], handledUs: [], outcome };
  return outcome === 'acked' ? { ...event, ackedUs: n + 1 } : event;
}

test('drawnEvents() keeps the few lost among the many', () => {
  const events = Array.from({ length: 2_000 }, (_, n) => event(n, n % 100 === 7 ? 'lost' : 'acked'));
  const drawn = drawnEvents(events);
  expect(drawn.filter(isTroubled)).toHaveLength(20);
  expect(drawn.length).toBe(320);
});

test('drawnEvents() draws the ordinary ones evenly', () => {
  const drawn = drawnEvents(Array.from({ length: 2_000 }, (_, n) => event(n, 'acked')));
  const steps = drawn.slice(1).map(({ n }, index) => n - (drawn[index]?.n ?? 0));
  expect(new Set(steps)).toEqual(new Set([6, 7]));
});
