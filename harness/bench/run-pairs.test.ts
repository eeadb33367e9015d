import { expect, test } from 'vitest';
import type { Arm } from './arm.ts';
import { closedLoop } from './closed-loop.ts';
import { runPairs } from './run-pairs.ts';

/** An arm whose acks come at the next turn of the loop; `pushed` hears of every push. */
function instantArm(pushed: () => void = () => {}): Arm & { mostInFlight(): number } {
  let settled = (): void => {};
  let inFlight = 0;
  let most = 0;
  return {
    push() {
      pushed();
      inFlight += 1;
      most = Math.max(most, inFlight);
      setImmediate(() => {
        inFlight -= 1;
        settled();
      });
    },
    onSettled(listener) {
      settled = listener;
    },
    mostInFlight: () => most,
  };
}

test('closedLoop() keeps its window full and never more in flight', async () => {
  const arm = instantArm();
  const { events, tookMs } = await closedLoop(arm, { window: 7, forMs: 20 });
  expect(arm.mostInFlight()).toBe(7);
  expect(events).toBeGreaterThan(7);
  expect(tookMs).toBeGreaterThanOrEqual(20);
});

test('runPairs() changes who goes first from pair to pair', async () => {
  const order: string[] = [];
  const heard = (name: string) => () => {
    if (order.at(-1) !== name) order.push(name);
  };
  const pairs = await runPairs({
    engine: instantArm(heard('engine')),
    bare: instantArm(heard('bare')),
    window: 1,
    pairs: 3,
    roundMs: 4,
    signal: new AbortController().signal,
  });
  expect(pairs).toHaveLength(3);
  // The warm-up and then E B, B E, E B: two rounds of one arm in a row are heard as one.
  expect(order).toEqual(['engine', 'bare', 'engine', 'bare', 'engine', 'bare']);
});

test('runPairs() ends with the signal’s reason', async () => {
  const options = { window: 1, pairs: 1, roundMs: 4, signal: AbortSignal.abort(new Error('enough')) };
  await expect(runPairs({ engine: instantArm(), bare: instantArm(), ...options })).rejects.toThrow('enough');
});
