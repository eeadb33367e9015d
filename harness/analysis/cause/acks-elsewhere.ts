import { count } from '../../base/quantity.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

export const acksElsewhere = {
  name: 'acks-elsewhere',
  means: 'It acknowledges on another link than the event came on, where Slack does not count that',
  explains: [...unreached, 'duplicates'],
  find(history) {
    const { deliveries, strayAcks, from } = history;
    const byEvent = new Map(deliveries.map((delivery) => [delivery.event, delivery]));
    const uncounted = strayAcks.filter(
      ({ kind, of, at }) => kind === 'on another link' && (byEvent.get(of)?.ackedAt ?? Infinity) > at,
    );
    const [earliest] = uncounted;
    if (!earliest) return undefined;
    const { of, at, link } = earliest;
    const came = byEvent.get(of)?.attempts.findLast(({ sentAt }) => sentAt <= at)?.link;
    return {
      sentence: `The app acknowledged event ${of} on link ${link}${came === undefined ? '' : `, though it had come on link ${came}`}, ${when(at, history)}: Slack did not count ${uncounted.length === 1 ? 'that ack' : `such acks, ${count(uncounted.length)} in all`}`,
      atUs: at - from,
      witness: of,
    };
  },
} as const satisfies CauseKind;
