import { count, duration } from '../../base/quantity.ts';
import type { Attempt } from '../../history/deliveries.ts';
import { lossesOf } from '../../history/losses.ts';
import { metNobody } from '../../history/met-nobody.ts';
import { isOverTime } from '../../history/timed-out.ts';
import { ackDeadline } from './ack-deadline.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { events, first } from './words.ts';

/** The last word where nothing that they have in common was found: how many, of how many, and what became of them. */
export const missesFirstTries = {
  name: 'misses-first-tries',
  means: 'It does not acknowledge some events when Slack sends them first',
  explains: unreached,
  isFallback: true,
  find(history) {
    const lossOf = lossesOf(history);
    // Those that Slack gave up say more.
    if (history.measured.some((delivery) => lossOf(delivery) === 'never delivered')) return undefined;
    const isAway = metNobody(history);
    const sent = history.measured.flatMap(({ event, ackedAt, attempts: [attempt] }) =>
      attempt === undefined || attempt.link === '' || isAway(attempt) ? [] : [{ event, ackedAt, attempt }],
    );
    const missed = sent
      .filter(({ attempt }) => isMissed(attempt))
      .toSorted((a, b) => a.attempt.sentAt - b.attempt.sentAt);
    const [earliest] = missed;
    if (!earliest) return undefined;
    const deadline = ackDeadline(history);
    const later = missed.filter(({ ackedAt }) => ackedAt !== undefined).length;
    return {
      sentence: `The app did not acknowledge ${count(missed.length)} of ${events(sent.length)} within ${duration(deadline)} when Slack sent them first; ${later === 0 ? 'none' : count(later)} of them it acknowledged later. The first was ${first(earliest.event, earliest.attempt.sentAt, history)}`,
      atUs: earliest.attempt.sentAt - history.from,
      witness: earliest.event,
    };
  },
} as const satisfies CauseKind;

function isMissed({ reason, ackDroppedAt }: Attempt): boolean {
  return isOverTime(reason) && ackDroppedAt === undefined;
}
