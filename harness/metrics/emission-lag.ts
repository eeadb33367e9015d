import type { Delivery } from '../history/deliveries.ts';
import type { History } from '../history/history.ts';
import { spread } from './spread.ts';
import type { Metric } from './metric.ts';

/** Due to the first attempt's leaving, in µs: our own fault where it is large, and then the cell has no verdict. */
export const emissionLag = {
  name: 'emission-lag',
  title: 'lateness of the harness',
  asks: 'How late did the harness itself send the events, counted from when they were due?',
  unit: 'us',
  better: 'lower',
  measure: (history) =>
    spread(
      history.measured.map((delivery) => Math.max(0, leftAt(delivery, propagation(history)) - delivery.dueAt)),
      'no event was raised',
    ),
} as const satisfies Metric;

/** An event that Slack did not send, or only later, was in time when it was raised in time. */
function leftAt({ raisedAt, attempts: [first] }: Delivery, propagationUs: number): number {
  return first?.attempt === 0 ? Math.max(raisedAt, first.sentAt - propagationUs) : raisedAt;
}

/** How long Slack takes from an event to its first attempt: the policy's wish, and no lateness. */
function propagation({ plan: { transport, policy } }: History): number {
  return Number(policy.values[transport === 'http' ? 'httpPropagationUs' : 'socketPropagationUs'] ?? 0);
}
