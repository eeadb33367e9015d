import type { Attempt } from '../../history/deliveries.ts';
import { lossesOf } from '../../history/losses.ts';
import type { CauseKind } from './cause.ts';
import { unhandled } from './symptoms.ts';
import { events, first } from './words.ts';

export const dropsRetries = {
  name: 'drops-retries',
  means: 'It acknowledges what Slack sends again and does not handle it',
  explains: unhandled,
  find(history) {
    const lossOf = lossesOf(history);
    const firstAcked = (attempts: readonly Attempt[]): Attempt | undefined =>
      attempts
        .filter(({ ackedAt }) => ackedAt !== undefined)
        .toSorted((a, b) => (a.ackedAt ?? 0) - (b.ackedAt ?? 0))[0];
    const dropped = history.measured
      .filter((delivery) => lossOf(delivery) === 'acknowledged, not handled')
      .toSorted((a, b) => (a.ackedAt ?? 0) - (b.ackedAt ?? 0));
    const [earliest] = dropped;
    const isRepeat = dropped.every(({ attempts }) => (firstAcked(attempts)?.attempt ?? 0) > 0);
    // Work on the first attempt, whose ack was lost, is none on the repeat.
    const handlesRepeats = history.deliveries.some(({ attempts, handledAt: [handled] }) => {
      const acked = firstAcked(attempts);
      return handled !== undefined && acked !== undefined && acked.attempt > 0 && handled >= acked.sentAt;
    });
    if (earliest?.ackedAt === undefined || !isRepeat || handlesRepeats) return undefined;
    const { event, ackedAt } = earliest;
    return {
      sentence: `The app acknowledged ${events(dropped.length)} that Slack had to send again and handled none of them: it does nothing with what carries a retry number. The first was ${first(event, ackedAt, history)}`,
      atUs: ackedAt - history.from,
      witness: event,
    };
  },
} as const satisfies CauseKind;
