import { count, duration } from '../../base/quantity.ts';
import { timedOut } from '../../history/timed-out.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

/** A call that was made so long before an event may still wait for its answer; a fault holds none for longer. */
const longestUs = 6_000_000;

export const acksAfterACall = {
  name: 'acks-after-a-call',
  means: 'It acknowledges only when a call of the Web API has its answer, which Slack may take its time for',
  explains: ['timed-out', ...unreached],
  find(history) {
    const { deliveries, calls, faultsMet, from } = history;
    const late = deliveries
      .flatMap((delivery) => timedOut(delivery, history).map((attempt) => ({ event: delivery.event, ...attempt })))
      .toSorted((a, b) => a.sentAt - b.sentAt);
    const [first] = late;
    if (!first) return undefined;
    const { event, sentAt, failedAt = Infinity } = first;
    const met = faultsMet.get('web-api') ?? [];
    const metAt =
      met.find((at) => at >= sentAt && at <= failedAt) ?? met.findLast((at) => at >= sentAt - longestUs && at < sentAt);
    const call = metAt === undefined ? undefined : calls.find(({ at }) => at >= metAt);
    if (!call) return undefined;
    const called =
      call.at < sentAt
        ? `${duration(sentAt - call.at)} before that it had called ${call.method}`
        : `${duration(call.at - sentAt)} after that it called ${call.method}`;
    return {
      sentence: `The app did not acknowledge event ${event}, sent ${when(sentAt, history)}, within 3 s: ${called}, which Slack was slow to answer, and so it was with ${count(late.length)} ${late.length === 1 ? 'attempt' : 'attempts'} in all. An ack must not wait for another answer of Slack’s`,
      atUs: sentAt - from,
      witness: event,
    };
  },
} as const satisfies CauseKind;
