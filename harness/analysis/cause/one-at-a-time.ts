import { count, duration } from '../../base/quantity.ts';
import { median } from '../../base/statistics.ts';
import { ms } from '../../base/units.ts';
import type { History } from '../../history/history.ts';
import { ackDeadline } from './ack-deadline.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

/** Sent within so long of the first of them, events came at once. */
const atOnce = ms(300);
/** Fewer show no order. */
const fewest = 10;
const fewestInTime = 4;

interface Crowd {
  readonly event: string;
  readonly sentAt: number;
  readonly size: number;
  /** How long those that were acknowledged in time waited, the shortest first. */
  readonly took: readonly number[];
}

/** The first of many that came at once is acknowledged soon, and each other when the one before is done. */
export const oneAtATime = {
  name: 'one-at-a-time',
  means: 'It works on one event after another, and lets the others wait for their acks',
  explains: [...unreached, 'duplicates'],
  find(history) {
    const deadline = ackDeadline(history);
    const crowd = crowdsOf(history, deadline).find((each) => isQueue(each, deadline));
    if (!crowd) return undefined;
    const { event, sentAt, size, took } = crowd;
    return {
      sentence: `The app takes events one after another: of ${count(size)} that came at once, ${when(sentAt, history)}, it acknowledged the first after ${duration(took[0] ?? 0)} and then one each ${duration(median(restsOf(took)))}, so that ${count(size - took.length)} of them got no ack within the ${duration(deadline)} that Slack waits`,
      atUs: sentAt - history.from,
      witness: event,
    };
  },
} as const satisfies CauseKind;

/** First attempts that were sent at once; those that a fault met are left out. */
function crowdsOf({ deliveries, episodes, until }: History, deadline: number): readonly Crowd[] {
  const sent = deliveries.flatMap(({ event, attempts: [attempt] }) => {
    if (attempt === undefined || attempt.link === '') return [];
    const { sentAt, ackedAt = Infinity } = attempt;
    const isInFault = episodes.some(
      ({ began, ended }) => sentAt <= (ended?.[1] ?? until) && sentAt + deadline >= began[0],
    );
    return isInFault ? [] : [{ event, sentAt, took: ackedAt - sentAt }];
  });
  const crowds: (typeof sent)[] = [];
  for (const each of sent.toSorted((a, b) => a.sentAt - b.sentAt)) {
    const crowd = crowds.at(-1);
    if (crowd?.[0] && each.sentAt - crowd[0].sentAt <= atOnce) crowd.push(each);
    else crowds.push([each]);
  }
  return crowds.flatMap((crowd) => {
    const [first] = crowd;
    if (!first || crowd.length < fewest) return [];
    const inTime = crowd.map(({ took }) => took).filter((took) => took <= deadline);
    return [{ event: first.event, sentAt: first.sentAt, size: crowd.length, took: inTime.toSorted((a, b) => a - b) }];
  });
}

/**
 * Soon at first, some too late, and nowhere a pause that is half of the deadline: so far apart are the acks of a queue. At its pace the
 * last one comes after the deadline; where it would not, something else held up those that were late.
 */
function isQueue({ size, took }: Crowd, deadline: number): boolean {
  const [quickest = Infinity, slowest = 0] = [took[0], took.at(-1)];
  return (
    took.length >= fewestInTime &&
    took.length < size &&
    quickest < deadline / 3 &&
    slowest > deadline / 2 &&
    Math.max(...restsOf(took)) < deadline / 2 &&
    median(restsOf(took)) * size > deadline
  );
}

function restsOf(took: readonly number[]): readonly number[] {
  return took.slice(1).map((each, n) => each - (took[n] ?? each));
}
