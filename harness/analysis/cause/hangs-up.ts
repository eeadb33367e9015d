import { count } from '../../base/quantity.ts';
import { seconds } from '../../base/units.ts';
import { attemptsInQuiet, overAt, type SentAttempt } from './attempts-in-quiet.ts';
import type { CauseKind } from './cause.ts';
import { inCommon } from './in-common.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

/** Through a proxy a connection that is refused looks like one that is closed: only an app that answered others just before and just after was there. */
const nearUs = seconds(1);

export const hangsUp = {
  name: 'hangs-up',
  means: 'It closes connections without an answer to the request on them',
  explains: unreached,
  find(history) {
    // A link of Socket Mode that ends is another matter.
    if (history.plan.transport !== 'http') return undefined;
    const sent = attemptsInQuiet(history);
    const answered = sent.filter(
      ({ attempt: { ackedAt, ackDroppedAt, reason } }) =>
        (ackedAt ?? ackDroppedAt) !== undefined || reason === 'http_error',
    );
    const left = sent.filter(({ attempt }) => isHungUp(attempt) && isBetween(attempt, answered));
    const [first] = left;
    if (!first) return undefined;
    const { event, attempt } = first;
    const samples = sent.map((each) => ({
      at: each.attempt.sentAt,
      isBad: left.includes(each) ? true : answered.includes(each) ? false : undefined,
    }));
    const alike = inCommon(samples, { well: 'answered', things: 'requests' });
    return {
      sentence: `The app closed the connection without an answer to ${count(left.length)} of ${count(sent.length)} requests, the first with event ${event}, ${when(attempt.sentAt, history)}. It was there: it answered others less than a second before and after${alike === undefined ? '' : `. It left ${alike}`}`,
      atUs: attempt.sentAt - history.from,
      witness: event,
    };
  },
} as const satisfies CauseKind;

function isHungUp({ reason, ackedAt }: SentAttempt['attempt']): boolean {
  return reason === 'connection_failed' && ackedAt === undefined;
}

function isBetween({ sentAt, failedAt = sentAt }: SentAttempt['attempt'], answered: readonly SentAttempt[]): boolean {
  const isBefore = answered.some(({ attempt }) => attempt.sentAt <= sentAt && overAt(attempt) >= sentAt - nearUs);
  const isAfter = answered.some(({ attempt }) => attempt.sentAt >= failedAt && attempt.sentAt <= failedAt + nearUs);
  return isBefore && isAfter;
}
