import type { Delivery } from '../history/deliveries.ts';
import { seconds } from '../base/units.ts';
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

/** A client that waits so long for an answer to its post, or longer, may have given it up and made it again. */
const shortestTimeout = seconds(3);
/** So long after a fault what it held may come to Slack, beside what the app sent in its place. */
const settles = seconds(30);
/** Faults that leave the Web API alone, and so no post without its answer. */
const leavesCalls: ReadonlySet<string> = new Set(['acks', 'attempts']);

/** An app that got no answer to its post makes it again, and is right to do so. */
function mayHaveLostAnswer({ handledAt }: Delivery, { episodes, exits }: History): boolean {
  const [first = 0, last = first] = [handledAt[0], handledAt.at(-1)];
  const isAtOnce = handledAt.slice(1).some((at, n) => at - (handledAt[n] ?? 0) < shortestTimeout);
  const isCut = episodes.some(
    ({ fault, touches: { rule }, began, ended }) =>
      fault !== 'refused' &&
      fault !== 'disconnect' &&
      !leavesCalls.has(rule) &&
      began[0] <= last &&
      (ended?.[1] ?? Infinity) + settles >= first,
  );
  return !isAtOnce || isCut || exits.some(({ at }) => at + settles >= first && at <= last);
}
