import { count, duration } from '../../base/quantity.ts';
import type { Attempt } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import type { Successor } from '../../history/successors.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

/** What a process that ends may leave unanswered at a handover is fewer. */
const leastMisses = 3;

interface Sent extends Attempt {
  readonly event: string;
}

export const servesTooEarly = {
  name: 'serves-too-early',
  means: 'A new process of it takes a link or connections before it can serve',
  explains: unreached,
  find(history) {
    for (const successor of history.successors.filter(({ isReached }) => isReached)) {
      const missed = missedAtFirst(history, successor);
      const [first] = missed;
      const last = missed.at(-1);
      if (!first || !last || missed.length < leastMisses) continue;
      const { at, instance, waitedUs } = successor;
      const isHttp = history.plan.transport === 'http';
      const status = isHttp ? (first.status ?? 0) : 0;
      return {
        sentence: `The app’s new process (instance ${instance}) ${isHttp ? 'took connections' : 'had its link'} ${duration(waitedUs)} after its start, ${when(at, history)}, and could not serve yet: ${count(missed.length)} ${isHttp ? 'requests' : 'events sent on that link'} ${status === 0 ? 'got no ack' : `were answered ${status}`}, the last of them sent ${duration(last.sentAt - at)} later. A process ${isHttp ? 'listens' : 'opens its link'} when it is ready, not before`,
        atUs: at - history.from,
        witness: first.event,
      };
    }
    return undefined;
  },
} as const satisfies CauseKind;

/** Over Socket Mode what was sent on its link before the first ack there; over HTTP nobody sees which process answered. */
function missedAtFirst(history: History, successor: Successor): readonly Sent[] {
  const attempts = history.measured
    .flatMap(({ event, attempts: each }) => each.map((attempt) => ({ event, ...attempt })))
    .toSorted((a, b) => a.sentAt - b.sentAt);
  return history.plan.transport === 'http'
    ? refusedSince(attempts, successor)
    : unansweredOn(attempts, history, successor);
}

function refusedSince(attempts: readonly Sent[], { at }: Successor): readonly Sent[] {
  const refused = attempts.filter(({ reason }) => reason === 'http_error');
  return refused.some(({ sentAt }) => sentAt < at) ? [] : refused;
}

function unansweredOn(attempts: readonly Sent[], { links }: History, { at, waitedUs }: Successor): readonly Sent[] {
  const link = links.find(({ readyAt = 0 }) => readyAt >= at - waitedUs && readyAt <= at);
  const onIt = attempts.filter(({ link: on }) => on === link?.id);
  const firstHeard = onIt.findIndex(({ ackedAt }) => ackedAt !== undefined);
  return onIt.slice(0, firstHeard < 0 ? undefined : firstHeard).filter(({ failedAt }) => failedAt !== undefined);
}
