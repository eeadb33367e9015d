import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWakeQueue } from './wake-queue.ts';

interface Wanted {
  readonly kind: number;
  readonly atUs: number;
  readonly delivery: number;
}

const wanted: fc.Arbitrary<Wanted[]> = fc
  .array(fc.record({ kind: fc.integer({ min: -1, max: 2 }), atUs: fc.integer({ min: 0, max: 30 }) }))
  .map((all) => all.map((each, n) => ({ ...each, delivery: n })));

function filled(all: readonly Wanted[]) {
  const queue = createWakeQueue();
  for (const { kind, atUs, delivery } of all) queue.add(kind, atUs, delivery);
  return queue;
}

function taken(queue: ReturnType<typeof createWakeQueue>, nowUs: number): number[] {
  const deliveries: number[] = [];
  queue.takeDue(nowUs, (delivery) => deliveries.push(delivery));
  return deliveries;
}

describe('createWakeQueue()', () => {
  test('gives what is due, once, in the order of times within a kind, whatever the order of adding', () => {
    fc.assert(
      fc.property(wanted, fc.integer({ min: 0, max: 30 }), (all, nowUs) => {
        const queue = filled(all);
        const isDue = ({ atUs }: Wanted): boolean => atUs <= nowUs;
        const first = taken(queue, nowUs);
        expect(first.toSorted((a, b) => a - b)).toEqual(
          all
            .filter(isDue)
            .map(({ delivery }) => delivery)
            .toSorted((a, b) => a - b),
        );
        for (const kind of [-1, 0, 1, 2]) {
          const own = all.filter((each) => each.kind === kind && isDue(each));
          const inOrder = own.toSorted((a, b) => a.atUs - b.atUs).map(({ delivery }) => delivery);
          expect(first.filter((delivery) => inOrder.includes(delivery))).toEqual(inOrder);
        }
        expect(taken(queue, 30).length).toBe(all.length - first.length);
        expect(taken(queue, 30)).toEqual([]);
      }),
    );
  });

  test('gives the earliest time that is still wanted', () => {
    fc.assert(
      fc.property(wanted, fc.func(fc.boolean()), (all, isWanted) => {
        const times = new Map(
          all.filter(({ delivery }) => isWanted(delivery)).map(({ delivery, atUs }) => [delivery, atUs]),
        );
        const earliestUs = times.size === 0 ? undefined : Math.min(...times.values());
        expect(filled(all).earliestUs((delivery) => times.get(delivery))).toBe(earliestUs);
      }),
    );
  });

  test('a wake-up of a delivery that waits for another time is not wanted, and gone', () => {
    const queue = filled([
      { kind: 0, atUs: 5, delivery: 1 },
      { kind: 0, atUs: 9, delivery: 2 },
    ]);
    expect(queue.earliestUs((delivery) => (delivery === 1 ? 7 : 9))).toBe(9);
    expect(taken(queue, 9)).toEqual([2]);
  });

  test('takes what is added while it gives', () => {
    const queue = filled([{ kind: 0, atUs: 1, delivery: 1 }]);
    const deliveries: number[] = [];
    queue.takeDue(2, (delivery) => {
      deliveries.push(delivery);
      if (delivery === 1)
        for (const [kind, atUs] of [
          [0, 2],
          [1, 2],
          [1, 3],
        ] as const)
          queue.add(kind, atUs, 10 * atUs + kind);
    });
    expect(deliveries).toEqual([1, 20, 21]);
    expect(taken(queue, 3)).toEqual([31]);
  });

  test.each([1_000, 1_024, 3_000])('keeps order and forgets nothing over %i that came and went', (count) => {
    const queue = createWakeQueue();
    for (let n = 0; n < count; n += 1) queue.add(0, n, n);
    expect(taken(queue, count - 3)).toHaveLength(count - 2);
    queue.add(0, 0, -1);
    queue.add(0, count + 1, count);
    expect(queue.earliestUs(() => 0)).toBe(0);
    expect(taken(queue, count + 1)).toEqual([-1, count - 2, count - 1, count]);
  });
});
