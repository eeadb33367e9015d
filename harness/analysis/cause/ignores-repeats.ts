import type { Attempt } from '../../history/deliveries.ts';
import { isOverTime } from '../../history/timed-out.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { events, first } from './words.ts';

const nearUs = 3_000_000;

export const ignoresRepeats = {
  name: 'ignores-repeats',
  means: 'It does not acknowledge an event that it has seen before',
  explains: unreached,
  find(history) {
    const { deliveries, from } = history;
    const answers = deliveries
      .flatMap(({ attempts }) => attempts.flatMap((attempt) => (isAnswered(attempt) ? [attempt.sentAt] : [])))
      .toSorted((a, b) => a - b);
    /** It answered something else that was sent at about that time: it was there. */
    const isThere = ({ sentAt }: Attempt): boolean => answers.some((at) => Math.abs(at - sentAt) <= nearUs);
    const repeated = deliveries.flatMap(({ event, handledAt, attempts: [original, ...others] }) => {
      const repeat = others.find((attempt) => attempt.link !== '' && isUnanswered(attempt) && isThere(attempt));
      // It got the event once, as its own word shows or an ack that a fault dropped.
      const isKnown = original && repeat && (isAnswered(original) || (handledAt[0] ?? Infinity) <= repeat.sentAt);
      return isKnown ? [{ event, repeat, isHeard: others.some(isAnswered) }] : [];
    });
    const [earliest] = repeated.toSorted((a, b) => a.repeat.sentAt - b.repeat.sentAt);
    if (!earliest || repeated.some(({ isHeard }) => isHeard)) return undefined;
    const { event, repeat } = earliest;
    return {
      sentence: `The app does not acknowledge an event that it has seen before: Slack sent ${events(repeated.length)} again and got no ack for any. The first was ${first(event, repeat.sentAt, history)}`,
      atUs: repeat.sentAt - from,
      witness: event,
    };
  },
} as const satisfies CauseKind;

/** It was not refused, by the app or in its place, nor was it cut off. */
function isUnanswered({ reason = 'timeout' }: Attempt): boolean {
  return isOverTime(reason);
}

function isAnswered({ ackedAt, ackDroppedAt }: Attempt): boolean {
  return (ackedAt ?? ackDroppedAt) !== undefined;
}
