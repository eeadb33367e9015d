import { count } from '../../base/quantity.ts';
import { attemptsInQuiet, type SentAttempt } from './attempts-in-quiet.ts';
import type { CauseKind, Found } from './cause.ts';
import { unreached } from './symptoms.ts';
import { when } from './words.ts';

/** As long as at most so large a share of the first ones is missed as well, it is the connection that decides. */
const muchLess = 0.5;

export const endsKeptConnections = {
  name: 'ends-kept-connections',
  means: 'It keeps connections open and then closes them, or does not answer on them, while Slack uses them',
  explains: unreached,
  find(history): Found | undefined {
    if (history.plan.transport !== 'http' || history.plan.policy.values['keepsConnections'] !== true) return undefined;
    const used = new Set<string>();
    const later: SentAttempt[] = [];
    const first: SentAttempt[] = [];
    for (const each of attemptsInQuiet(history)) {
      const { link, ackedOn } = each.attempt;
      (used.has(link) ? later : first).push(each);
      used.add(link);
      // One that was sent again on another connection was answered there.
      if (ackedOn !== undefined) used.add(ackedOn);
    }
    const missed = later.filter(isMissed);
    const [earliest] = missed;
    if (!earliest || share(first) > muchLess * share(later)) return undefined;
    const { event, attempt } = earliest;
    const closed = missed.filter(({ attempt: { reason } }) => reason === 'connection_failed').length;
    const what =
      closed === 0
        ? `left ${count(missed.length)} without an answer`
        : closed === missed.length
          ? `closed ${count(closed)} without an answer`
          : `closed ${count(closed)}, and left ${count(missed.length - closed)} open, without an answer`;
    const again = [...first, ...later].filter(({ attempt: { repeatedAt } }) => repeatedAt !== undefined).length;
    return {
      sentence: `The app closes or forgets kept-alive connections while Slack uses them: of ${count(later.length)} ${later.length === 1 ? 'request' : 'requests'} on a connection that had carried one before it ${what}, of ${count(first.length)} on a new one ${count(first.filter(isMissed).length)}. The first was event ${event}, on ${attempt.link}, ${when(attempt.sentAt, history)}${again === 0 ? '' : `; ${count(again)} ${again === 1 ? 'was' : 'were'} sent again at once over another connection`}. What it does not keep it has to say: Connection: close`,
      atUs: attempt.sentAt - history.from,
      witness: event,
    };
  },
} as const satisfies CauseKind;

function isMissed({ attempt: { ackedAt, ackDroppedAt, reason } }: SentAttempt): boolean {
  return (ackedAt ?? ackDroppedAt) === undefined && (reason === 'connection_failed' || reason === 'http_timeout');
}

function share(of: readonly SentAttempt[]): number {
  return of.length === 0 ? 0 : of.filter(isMissed).length / of.length;
}
