import { describe, expect, test } from 'vitest';
import { us } from '../base/units.ts';
import { deliveries, type Delivery, type Fate, fateOf } from './deliveries.ts';
import { ackDropped, acked, delivered, due, failed, handled, sent, settled, type Timed } from './fixtures/facts.ts';
import { folded } from './fixtures/folded.ts';

function only(...facts: readonly (Timed | readonly Timed[])[]): Delivery | undefined {
  return folded(deliveries, [due('e0', 0), ...facts]).byEvent.get('e0');
}

function sawError(at: number, error: 'operation_timeout' | 'dispatch_failed'): Timed {
  return { kind: 'user-saw-error', at, event: 'e0', error };
}

test('the life of an event is put together from its facts', () => {
  const { byEvent, ...counts } = folded(deliveries, [
    due('e3', 10, 12),
    sent('e3', 13),
    failed('e3', 20, 0, 'connection_failed'),
    sent('e3', 21, 1),
    acked('e3', 30, 1),
    settled('e3', 30),
    handled('e3', 31),
    handled('e3', 32),
  ]);
  expect([...byEvent]).toStrictEqual([
    [
      'e3',
      {
        event: 'e3',
        n: 3,
        dueAt: 10,
        raisedAt: 12,
        attempts: [
          { attempt: 0, sentAt: 13, link: 'h1', host: 'host-1', failedAt: 20, reason: 'connection_failed' },
          { attempt: 1, sentAt: 21, link: 'h1', host: 'host-1', ackedAt: 30, ackedOn: 'h1' },
        ],
        ackedAt: 30,
        handledAt: [31, 32],
        effects: [],
        outcome: 'acked',
        payload: 'message',
        variety: 'plain',
      },
    ],
  ]);
  expect(counts).toEqual({ raised: 1, fetched: new Map(), strangers: new Set(), reportsHandled: true });
});

test.each<[string, Timed[], Partial<Delivery>]>([
  [
    'who took it, where that was not the app',
    [
      { kind: 'stranger-began', at: 1, link: 'x1', host: 'host-1' },
      due('e0', 5),
      sent('e0', 5, 0, 'x1'),
      failed('e0', 9),
      sent('e0', 9, 1),
    ],
    { takenBy: 'x1' },
  ],
  ['its payload', [{ ...due('e0', 5), payload: 'slash-command' } as Timed], { payload: 'slash-command' }],
  ['the first ack of several', [sent('e0', 1), acked('e0', 5), acked('e0', 9)], { ackedAt: us(5) }],
  [
    'the first ack of any attempt',
    [sent('e0', 1), sent('e0', 2, 1), acked('e0', 5, 1), acked('e0', 9, 0, 'late')],
    {
      ackedAt: us(5),
      attempts: [
        { attempt: 0, sentAt: us(1), link: 'h1', host: 'host-1', ackedAt: us(9), ackedOn: 'h1' },
        { attempt: 1, sentAt: us(2), link: 'h1', host: 'host-1', ackedAt: us(5), ackedOn: 'h1' },
      ],
    },
  ],
  [
    'a late ack beside the failure of its attempt',
    [sent('e0', 0), failed('e0', 3), acked('e0', 4, 0, 'late')],
    {
      ackedAt: us(4),
      attempts: [
        {
          attempt: 0,
          sentAt: us(0),
          link: 'h1',
          host: 'host-1',
          failedAt: us(3),
          reason: 'http_timeout',
          ackedAt: us(4),
          ackedOn: 'h1',
        },
      ],
    },
  ],
  ['an ack of an attempt that it never heard of', [acked('e0', 4, 7)], { ackedAt: us(4), attempts: [] }],
  [
    'an attempt that found no link, as failed when it was due',
    [failed('e0', 1, 0, 'no_link')],
    { attempts: [{ attempt: 0, sentAt: us(1), link: '', host: '', failedAt: us(1), reason: 'no_link' }] },
  ],
  ['that Slack gave it up', [settled('e0', 3, 'abandoned')], { outcome: 'abandoned' }],
  [
    'that Slack dropped it',
    [{ kind: 'event-dropped', at: 3, event: 'e0', why: 'rate-limited' }],
    { outcome: 'abandoned', dropped: 'rate-limited' },
  ],
  [
    'the first error that a person saw',
    [sawError(3, 'operation_timeout'), sawError(4, 'dispatch_failed')],
    { userError: 'operation_timeout' },
  ],
])('a delivery has %s', (_, facts, expected) => {
  expect(only(...facts)).toMatchObject(expected);
});

test('an ack that a fault dropped stands apart from those that Slack heard', () => {
  const delivery = only(sent('e0', 0), sent('e0', 1, 1), ackDropped('e0', 2, 1));
  expect(delivery?.attempts.map(({ ackDroppedAt }) => ackDroppedAt)).toEqual([undefined, 2]);
  expect(delivery).not.toHaveProperty('ackedAt');
});

test('events stand in the order raised, and each counts once', () => {
  const { byEvent, raised } = folded(deliveries, [due('e1', 0), due('e0', 1), settled('e0', 2)]);
  expect([...byEvent.keys()]).toEqual(['e1', 'e0']);
  expect(raised).toBe(2);
});

test('facts about events that nobody raised change no event', () => {
  const facts = [sent('e9', 1), acked('e9', 2), failed('e9', 2), ackDropped('e9', 2), settled('e9', 3)];
  const dropped: Timed = { kind: 'event-dropped', at: 3, event: 'e9', why: 'lost' };
  const error: Timed = { kind: 'user-saw-error', at: 3, event: 'e9', error: 'dispatch_failed' };
  expect(folded(deliveries, [...facts, dropped, error])).toEqual(deliveries.empty());
  expect(folded(deliveries, [handled('e9', 3)])).toEqual({ ...deliveries.empty(), reportsHandled: true });
});

describe('fateOf()', () => {
  test.each<[string, Timed[], Fate, Fate]>([
    ['handled', delivered('e0', 1, 2).slice(1), 'handled', 'handled'],
    ['acknowledged', [acked('e0', 2), settled('e0', 2)], 'lost', 'handled'],
    ['given up', [settled('e0', 2, 'abandoned')], 'lost', 'lost'],
    ['given up and handled', [settled('e0', 2, 'abandoned'), handled('e0', 1)], 'handled', 'handled'],
    ['given up and acknowledged late', [settled('e0', 2, 'abandoned'), acked('e0', 3)], 'lost', 'handled'],
    ['under way', [sent('e0', 1)], 'unknown', 'unknown'],
  ])('of one %s', (_, facts, whereReported, whereNot) => {
    const delivery = only(...facts);
    if (!delivery) throw new Error('There is no delivery');
    expect(fateOf(delivery, { reportsHandled: true })).toBe(whereReported);
    expect(fateOf(delivery, { reportsHandled: false })).toBe(whereNot);
  });
});

test('a message that the app fetched is known by its timestamp from then on', () => {
  const { byEvent } = folded(deliveries, [
    due('e0', 0),
    handled('1.000000', 5),
    { kind: 'fetched', at: 7, event: 'e0', ts: '1.000000', method: 'conversations.history' },
    handled('1.000000', 9),
  ]);
  expect(byEvent.get('e0')).toMatchObject({ fetchedAt: 7, handledAt: [9] });
});
