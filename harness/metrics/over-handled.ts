import type { Delivery } from '../history/deliveries.ts';
import type { History } from '../history/history.ts';
import { countHandled } from './count-handled.ts';
import type { Metric } from './metric.ts';

/** What Slack sent twice may be handled twice: at least once is its promise. What it sent once may not, but where a fault took Slack’s answer. */
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
          (delivery) =>
            delivery.handledAt.length > delivery.attempts.filter(({ link }) => link !== '').length &&
            !mayHaveLostAnswer(delivery, history),
        ),
} as const satisfies Metric;

/** An app that got no answer to its post makes it again, and is right to do so. */
function mayHaveLostAnswer({ handledAt }: Delivery, { episodes, exits, until }: History): boolean {
  const [first = 0, last = first] = [handledAt[0], handledAt.at(-1)];
  const isCut = episodes.some(
    ({ fault, severs, touches: { rule }, began, ended }) =>
      (severs || fault === 'web-api' || rule === 'held' || rule === 'cut' || rule === 'slowed' || rule === 'exits') &&
      began[0] <= last &&
      (ended?.[1] ?? until) >= first,
  );
  return isCut || exits.some(({ at }) => at >= first && at <= last);
}
