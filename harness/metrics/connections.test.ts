import { expect, test } from 'vitest';
import type { Attempt } from '../history/deliveries.ts';
import type { History } from '../history/history.ts';
import { us } from '../base/units.ts';
import { connectionsUsed } from './connections-used.ts';
import { inFlight } from './in-flight.ts';

type Sent = readonly [link: string, sent: number, acked?: number];

function historyOf(...attempts: readonly Sent[]): History {
  const measured = attempts.map(([link, sent, acked]) => ({
    attempts: [
      {
        attempt: 0,
        link,
        host: 'h',
        sentAt: us(sent),
        ...(acked === undefined ? {} : { ackedAt: us(acked) }),
      } satisfies Attempt,
    ],
  }));
  return { measured, until: us(100) } as unknown as History;
}

test.each<[string, readonly Sent[], used: number, atOnce: number]>([
  [
    'one after the other on one',
    [
      ['a', 0, 5],
      ['a', 5, 9],
    ],
    1,
    1,
  ],
  [
    'at once on one',
    [
      ['a', 0, 5],
      ['a', 3, 9],
      ['a', 4, 6],
    ],
    1,
    3,
  ],
  [
    'at once, each on its own',
    [
      ['a', 0, 5],
      ['b', 3, 9],
    ],
    2,
    1,
  ],
  [
    'never answered',
    [
      ['a', 0],
      ['a', 50],
    ],
    1,
    2,
  ],
  [
    'one without a link beside them',
    [
      ['', 0],
      ['a', 1, 2],
    ],
    1,
    1,
  ],
])('%s', (_, attempts, used, atOnce) => {
  const history = historyOf(...attempts);
  expect(connectionsUsed.measure(history)).toMatchObject({ value: used });
  expect(inFlight.measure(history)).toMatchObject({ value: atOnce });
});

test('without a connection there is nothing to count', () => {
  for (const metric of [connectionsUsed, inFlight])
    expect(metric.measure(historyOf(['', 0]))).toEqual({ kind: 'nothing', why: 'no attempt met a connection' });
});
