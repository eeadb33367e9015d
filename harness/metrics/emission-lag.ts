import { spread } from './spread.ts';
import type { Metric } from './metric.ts';

/** Due to raised, in µs: our own fault where it is large, and then the cell has no verdict. */
export const emissionLag = {
  name: 'emission-lag',
  title: 'lateness of the harness',
  asks: 'How late did the harness itself raise the events, counted from when they were due?',
  unit: 'us',
  better: 'lower',
  measure: ({ measured }) =>
    spread(
      measured.map(({ dueAt, raisedAt }) => Math.max(0, raisedAt - dueAt)),
      'no event was raised',
    ),
} as const satisfies Metric;
