import type { Attempt, Delivery } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import { isRefused, lossesOf } from '../../history/losses.ts';
import type { CauseKind } from './cause.ts';
import { unhandled } from './symptoms.ts';
import { events, first } from './words.ts';

/** One may have been dropped for another reason. */
const fewest = 2;

export const dropsRetries = {
  name: 'drops-retries',
  means: 'It acknowledges what Slack sends again and does not handle it',
  explains: unhandled,
  find(history) {
    const lossOf = lossesOf(history);
    const dropped = history.measured
      .filter((delivery) => lossOf(delivery) === 'acknowledged, not handled')
      .toSorted((a, b) => (a.ackedAt ?? 0) - (b.ackedAt ?? 0));
    const [earliest] = dropped;
    const isRepeat = dropped.every(({ attempts }) => (firstAcked(attempts)?.attempt ?? 0) > 0);
    // Work on the first attempt, whose ack was lost, is none on the repeat.
    const handlesRepeats = history.deliveries.some(isHandledRepeat);
    // What it answered with an error it had got: that it drops then has another reason (`takes-failed-for-done`).
    const hadThem = dropped.every(({ attempts }) => attempts.some((attempt) => isRefused(attempt, history)));
    const reason = earliest && handlesRepeats ? reasonOfAll(dropped, history) : undefined;
    if (
      earliest?.ackedAt === undefined ||
      dropped.length < fewest ||
      !isRepeat ||
      hadThem ||
      (handlesRepeats && reason === undefined)
    )
      return undefined;
    const { event, ackedAt } = earliest;
    const none =
      reason === undefined
        ? 'handled none of them: it does nothing with what carries a retry number'
        : `handled none that it had left without an answer (${reason}), though it handled others that came again: it does nothing with what carries this retry reason`;
    return {
      sentence: `The app acknowledged ${events(dropped.length)} that Slack had to send again and ${none}. The first was ${first(event, ackedAt, history)}`,
      atUs: ackedAt - history.from,
      witness: event,
    };
  },
} as const satisfies CauseKind;

function firstAcked(attempts: readonly Attempt[]): Attempt | undefined {
  return attempts
    .filter(({ ackedAt }) => ackedAt !== undefined)
    .toSorted((a, b) => (a.ackedAt ?? 0) - (b.ackedAt ?? 0))[0];
}

/** Fewer may have been dropped for another reason. */
const fewestOfReason = 3;

/** Why Slack sent them again (`X-Slack-Retry-Reason`), where that is why each of them was dropped and nothing else was. */
function reasonOfAll(dropped: readonly Delivery[], { deliveries }: History): string | undefined {
  const [reason, ...others] = new Set(dropped.map(reasonBefore));
  if (reason === undefined || others.length > 0 || dropped.length < fewestOfReason) return undefined;
  const isAlsoHandled = deliveries.some((delivery) => isHandledRepeat(delivery) && reasonBefore(delivery) === reason);
  return isAlsoHandled ? undefined : reason;
}

function isHandledRepeat({ attempts, handledAt: [handled] }: Delivery): boolean {
  const acked = firstAcked(attempts);
  return handled !== undefined && acked !== undefined && acked.attempt > 0 && handled >= acked.sentAt;
}

/** Of the attempt before the one that was acknowledged. */
function reasonBefore({ attempts }: Delivery): string | undefined {
  const acked = firstAcked(attempts);
  return attempts.find(({ attempt }) => attempt === (acked?.attempt ?? 0) - 1)?.reason;
}
