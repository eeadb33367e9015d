import { describe, expect, test } from 'vitest';
import { evidenceOf } from './evidence.ts';
import {
  acked,
  delivered,
  due,
  failed,
  faultBegan,
  faultEnded,
  historyOf,
  linkClosed,
  linkUp,
  sent,
  settled,
  type Timed,
} from '../history/fixtures/facts.ts';

/** When traffic began: an app takes its time to start. */
const zero = 1_000;

describe('evidenceOf()', () => {
  test('takes the start of traffic as zero', () => {
    const facts = [
      linkUp('s1', zero),
      due('e0', zero + 10),
      sent('e0', zero + 12),
      failed('e0', zero + 20, 0, 'timeout'),
      sent('e0', zero + 20, 1),
      acked('e0', zero + 30, 1),
      settled('e0', zero + 30),
      faultBegan(zero + 15, zero + 16),
      faultEnded(zero + 25, zero + 26),
      { kind: 'disconnect-sent', at: zero + 40, link: 's1', reason: 'warning' } as const,
      linkClosed('s1', zero + 50),
    ];
    expect(evidenceOf(historyOf(facts, { plan: { transport: 'socket-mode' }, from: zero }))).toEqual({
      cell: 'recovery › outage › no-sdk@1.0.0 › http',
      transport: 'socket-mode',
      spanUs: 50,
      eventsOf: 1,
      events: [
        {
          id: 'e0',
          n: 0,
          dueUs: 10,
          attempts: [
            { attempt: 0, sentUs: 12, failedUs: 20, reason: 'timeout' },
            { attempt: 1, sentUs: 20, ackedUs: 30 },
          ],
          ackedUs: 30,
          handledUs: [],
          outcome: 'acked',
        },
      ],
      up: [
        [0, 12],
        [20, 50],
      ],
      links: [{ id: 's1', host: 'host-1', openedUs: 0, readyUs: 0, closedUs: 50 }],
      episodes: [
        {
          fault: 'outage',
          text: 'an outage',
          began: [15, 16],
          ended: [25, 26],
          touched: 2,
          touchedWhat: 'attempts in flight while it lasted',
        },
      ],
      marks: [{ atUs: 40, text: 'disconnect: warning' }],
    });
  });

  test.each([
    ['acked', [acked('e0', 5), settled('e0', 5)]],
    ['lost', [failed('e0', 5), settled('e0', 5, 'abandoned')]],
    ['unknown', []],
  ])('tells that an event was %s', (outcome, facts: readonly Timed[]) => {
    expect(evidenceOf(historyOf([due('e0', 0), sent('e0', 0), facts])).events[0]?.outcome).toBe(outcome);
  });

  test('thins out many events evenly, and says of how many', () => {
    const facts = Array.from({ length: 5_000 }, (_, n) => delivered(`e${n}`, n, 1));
    const { events, eventsOf } = evidenceOf(historyOf(facts));
    expect(eventsOf).toBe(5_000);
    expect(events.length).toBeLessThanOrEqual(2_000);
    expect(events.length).toBeGreaterThan(1_000);
    expect(new Set(events.slice(1).map(({ n }, index) => n - (events[index]?.n ?? 0)))).toEqual(new Set([3]));
  });
});
