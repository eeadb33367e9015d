import { expect, test } from 'vitest';
import { startClock } from '../machine/clock.ts';
import { emit } from './emit.ts';
import { type Micros, ms, seconds, us } from '../base/units.ts';
import type { Due } from '../workloads/workload.ts';

interface Emitted {
  readonly due: number;
  readonly at: number;
}

async function emitted({
  due,
  isPrecise = false,
  signal = new AbortController().signal,
  onRaise = () => {},
}: {
  readonly due: Iterable<Due>;
  readonly isPrecise?: boolean;
  readonly signal?: AbortSignal;
  readonly onRaise?: () => void;
}): Promise<{ readonly raised: readonly Emitted[]; readonly start: Micros }> {
  const clock = startClock();
  const start = us(clock.now() + ms(5));
  const raised: Emitted[] = [];
  await emit({
    due,
    start,
    clock,
    isPrecise,
    signal,
    raise(at) {
      raised.push({ due: at, at: clock.now() });
      onRaise();
    },
  });
  return { raised, start };
}

test.each([true, false])(
  'emit() raises each event with its own due time, never before it (precise: %s)',
  async (isPrecise) => {
    const due = [0, 0, 3, 10.4, 10.5, 25].map(ms);
    const { raised, start } = await emitted({ due: due.map((at) => ({ at })), isPrecise });
    expect(raised.map((event) => event.due - start)).toEqual(due);
    for (const event of raised) expect(event.at).toBeGreaterThanOrEqual(event.due);
  },
);

test('emit() raises what fell due while the process was busy, all of it, each with its own due time', async () => {
  const due = Array.from({ length: 50 }, (_, n) => ms(n));
  const { raised, start } = await emitted({
    due: due.map((at) => ({ at })),
    onRaise() {
      const until = performance.now() + 2;
      while (performance.now() < until);
    },
  });
  expect(raised.map((event) => event.due - start)).toEqual(due);
});

test('emit() stops at the signal, in the middle of a wait', async () => {
  const stop = new AbortController();
  const { raised } = await emitted({
    due: [{ at: ms(0) }, { at: seconds(1_000) }],
    signal: stop.signal,
    onRaise: () => stop.abort(),
  });
  expect(raised).toHaveLength(1);
});

test('emit() takes due times one by one, so that a workload may be endless', async () => {
  const stop = new AbortController();
  let taken = 0;
  function* endless(): Iterable<Due> {
    for (;;) yield { at: us(taken++) };
  }
  const { raised } = await emitted({
    due: endless(),
    signal: stop.signal,
    onRaise: () => taken === 30 && stop.abort(),
  });
  expect(raised).toHaveLength(30);
});
