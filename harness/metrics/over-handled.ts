import { countHandled } from './count-handled.ts';
import type { Metric } from './metric.ts';

/** What Slack sent twice may be handled twice: at least once is its promise. What it sent once may not. */
export const overHandled = {
  name: 'over-handled',
  title: 'handled more often than delivered',
  asks: 'How many events did the app handle more often than Slack delivered them?',
  unit: 'count',
  better: 'lower',
  measure: (history) =>
    history.faultsMet.has('duplicate-envelopes') || history.plan.policy.values['retryEnvelopes'] === 'replay-first'
      ? { kind: 'nothing', why: 'Slack itself sent envelopes twice' }
      : countHandled(
          history,
          ({ handledAt, attempts }) => handledAt.length > attempts.filter(({ link }) => link !== '').length,
        ),
} as const satisfies Metric;
