import { count, duration } from '../../base/quantity.ts';
import { median } from '../../base/statistics.ts';
import type { Attempt } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import { isOverTime } from '../../history/timed-out.ts';
import { ackDeadline } from './ack-deadline.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

/** An app that needs most of the deadline in quiet leaves nothing for the network. */
const mostOfIt = 0.5;

export const slowAcks = {
  name: 'slow-acks',
  means: 'It acknowledges so late that Slack’s deadline is over, or nearly',
  explains: [...unreached, 'duplicates'],
  find(history) {
    const { deliveries, from } = history;
    const deadline = ackDeadline(history);
    const took = deliveries.flatMap(({ attempts }) => attempts.flatMap((attempt) => timeOf(attempt, deadline) ?? []));
    const quiet = took.filter(({ sentAt, until }) => !isInFault(sentAt, until, history));
    // What the app does under a fault may be the fault's doing.
    const typical = quiet.length === 0 ? 0 : median(quiet.map((each) => each.us));
    const missed = deliveries
      .flatMap(({ event, attempts }) => attempts.map((attempt) => ({ event, attempt })))
      .filter(({ attempt: { reason } }) => isOverTime(reason))
      .toSorted((a, b) => a.attempt.sentAt - b.attempt.sentAt);
    const [first] = missed;
    if (!first || typical < deadline * mostOfIt) return undefined;
    const { event, attempt } = first;
    const work = workIn(history);
    const after = `${work !== undefined && typical >= work * 0.9 ? 'only after its work on it, ' : ''}${duration(typical)}`;
    const left =
      typical >= deadline
        ? `and Slack waits ${duration(deadline)}`
        : `which leaves ${duration(deadline - typical)} of Slack’s ${duration(deadline)} to the network`;
    return {
      sentence: `The app acknowledges an event ${after} after Slack sent it (median of ${count(quiet.length)}), ${left}. The first that was late was event ${event}, sent ${when(attempt.sentAt, history)}`,
      atUs: attempt.sentAt - from,
      witness: event,
    };
  },
} as const satisfies CauseKind;

interface Took {
  readonly sentAt: number;
  readonly until: number;
  readonly us: number;
}

/** An ack that never came took the deadline at least; it says little, where others came. */
function timeOf({ sentAt, ackedAt }: Attempt, deadline: number): Took | undefined {
  return ackedAt === undefined
    ? undefined
    : { sentAt, until: Math.min(ackedAt, sentAt + deadline), us: ackedAt - sentAt };
}

function isInFault(sentAt: number, until: number, history: History): boolean {
  return history.episodes.some(
    ({ touches, began, ended }) =>
      touches.rule !== 'handlers' && sentAt <= (ended?.[1] ?? history.until) && until >= began[0],
  );
}

/** How long the scenario makes the app work on an event. */
function workIn({ episodes }: History): number | undefined {
  const [work] = episodes.flatMap(({ touches }) => (touches.rule === 'handlers' ? [touches.atLeastUs] : []));
  return work;
}
