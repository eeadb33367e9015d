import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWakeQueue } from './wake-queue.ts';

interface Wanted {
  readonly kind: number;
  readonly atUs: number;
  readonly event: string;
}

const wanted: fc.Arbitrary<Wanted[]> = fc
  .array(fc.record({ kind: fc.integer({ min: -1, max: 2 }), atUs: fc.integer({ min: 0, max: 30 }) }))
  .map((all) => all.map((each, n) => ({ ...each, event: `Ev${n}` })));

function filled(all: readonly Wanted[]) {
  const queue = createWakeQueue();
  for (const { kind, atUs, event } of all) queue.add(kind, atUs, event);
  return queue;
}

function taken(queue: ReturnType<typeof createWakeQueue>, nowUs: number): string[] {
  const events: string[] = [];
  queue.takeDue(nowUs, (event) => events.push(event));
  return events;
}

describe('createWakeQueue()', () => {
  test('gives what is due, once, in the order of times within a kind, whatever the order of adding', () => {
    fc.assert(
      fc.property(wanted, fc.integer({ min: 0, max: 30 }), (all, nowUs) => {
        const queue = filled(all);
        const isDue = ({ atUs }: Wanted): boolean => atUs <= nowUs;
        const first = taken(queue, nowUs);
        expect(first.toSorted()).toEqual(
          all
            .filter(isDue)
            .map(({ event }) => event)
            .toSorted(),
        );
        for (const kind of [-1, 0, 1, 2]) {
          const own = all.filter((each) => each.kind === kind && isDue(each));
          const inOrder = own.toSorted((a, b) => a.atUs - b.atUs).map(({ event }) => event);
          expect(first.filter((event) => inOrder.includes(event))).toEqual(inOrder);
        }
        expect(taken(queue, 30).length).toBe(all.length - first.length);
        expect(taken(queue, 30)).toEqual([]);
      }),
    );
  });

  test('gives the earliest time that is still wanted', () => {
    fc.assert(
      fc.property(wanted, fc.func(fc.boolean()), (all, isWanted) => {
        const times = new Map(all.filter(({ event }) => isWanted(event)).map(({ event, atUs }) => [event, atUs]));
        const earliestUs = times.size === 0 ? undefined : Math.min(...times.values());
        expect(filled(all).earliestUs((event) => times.get(event))).toBe(earliestUs);
      }),
    );
  });

  test('a wake-up of an event that waits for another time is not wanted, and gone', () => {
    const queue = filled([
      { kind: 0, atUs: 5, event: 'Ev1' },
      { kind: 0, atUs: 9, event: 'Ev2' },
    ]);
    expect(queue.earliestUs((event) => (event === 'Ev1' ? 7 : 9))).toBe(9);
    expect(taken(queue, 9)).toEqual(['Ev2']);
  });

  test('takes what is added while it gives', () => {
    const queue = filled([{ kind: 0, atUs: 1, event: 'Ev1' }]);
    const events: string[] = [];
    queue.takeDue(2, (event) => {
      events.push(event);
      if (event === 'Ev1')
        for (const [kind, atUs] of [
          [0, 2],
          [1, 2],
          [1, 3],
        ] as const)
          queue.add(kind, atUs, `${kind} ${atUs}`);
    });
    expect(events).toEqual(['Ev1', '0 2', '1 2']);
    expect(taken(queue, 3)).toEqual(['1 3']);
  });

  test.each([1_000, 1_024, 3_000])('keeps order and forgets nothing over %i that came and went', (count) => {
    const queue = createWakeQueue();
    for (let n = 0; n < count; n += 1) queue.add(0, n, `Ev${n}`);
    expect(taken(queue, count - 3)).toHaveLength(count - 2);
    queue.add(0, 0, 'before all that are left');
    queue.add(0, count + 1, 'last');
    expect(queue.earliestUs(() => 0)).toBe(0);
    expect(taken(queue, count + 1)).toEqual(['before all that are left', `Ev${count - 2}`, `Ev${count - 1}`, 'last']);
  });
});
