import { expect, test } from 'vitest';
import { us } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import { compose, type Fold } from './fold.ts';

const handled: Fold<string[]> = {
  empty: () => [],
  steps: { handled: (state, { event }) => state.push(event) },
};
const all: Fold<{ count: number; sum: number }> = {
  empty: () => ({ count: 0, sum: 0 }),
  every: (state, { at }) => {
    state.count += 1;
    state.sum += at;
  },
  steps: {
    handled(state) {
      state.count *= 10;
    },
  },
};

const entries: readonly Entry[] = [
  { seq: 0, at: us(1), kind: 'subscriptions-on' },
  { seq: 1, at: us(2), kind: 'handled', event: 'e0' },
  { seq: 2, at: us(4), kind: 'handled', event: 'e1' },
];

test('compose() hands each entry to every fold that knows its kind, after what every entry changes', () => {
  const { empty, step } = compose({ handled, all });
  const states = empty();
  expect(states).toEqual({ handled: [], all: { count: 0, sum: 0 } });
  for (const entry of entries) step(states, entry);
  expect(states).toEqual({ handled: ['e0', 'e1'], all: { count: ((1 + 1) * 10 + 1) * 10, sum: 7 } });
});

test('compose() begins anew each time', () => {
  const { empty, step } = compose({ handled });
  const one = empty();
  const other = empty();
  for (const entry of entries) step(one, entry);
  expect(other.handled).toEqual([]);
});
