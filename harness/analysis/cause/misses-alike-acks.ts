import { count, duration } from '../../base/quantity.ts';
import type { Attempt } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import { isOverTime } from '../../history/timed-out.ts';
import { ackDeadline } from './ack-deadline.ts';
import { attemptsInQuiet, type SentAttempt } from './attempts-in-quiet.ts';
import type { CauseKind, Found } from './cause.ts';
import { inCommon } from './in-common.ts';
import { onNewLinks } from './on-new-links.ts';
import { unreached } from './symptoms.ts';
import { events, when } from './words.ts';

const words = { well: 'acknowledged in time', things: 'events' };

/** Those that it acknowledged too late or never came in a certain order or at a certain time of a link; where they did not, other kinds tell. */
export const missesAlikeAcks = {
  name: 'misses-alike-acks',
  means: 'It does not acknowledge in time what comes first, or each nth, or first on a new link',
  explains: ['timed-out', ...unreached],
  find(history) {
    return inQuiet(history) ?? whileNew(history);
  },
} as const satisfies CauseKind;

function inQuiet(history: History): Found | undefined {
  const sent = attemptsInQuiet(history);
  // What lasts until the end is an app that stopped, or that grows slower: other kinds know why.
  const last = sent.at(-1);
  if (last && isMissed(last.attempt) === true) return undefined;
  const alike = inCommon(
    sent.map(({ attempt }) => ({ at: attempt.sentAt, isBad: isMissed(attempt) })),
    words,
  );
  return alike === undefined ? undefined : told(sent, `: ${alike}`, history);
}

/** A fault that moves the app to another link is not what the app does on that link. */
function whileNew(history: History): Found | undefined {
  const sent = history.measured
    .flatMap(({ event, attempts }) => attempts.map((attempt) => ({ event, attempt })))
    .filter(({ attempt }) => attempt.link !== '');
  const answered = sent.map(({ attempt }) => ({ attempt, isBad: isMissed(attempt) }));
  const alike = onNewLinks(history, answered, words.well);
  return alike === undefined ? undefined : told(sent, alike, history);
}

function told(sent: readonly SentAttempt[], alike: string, history: History): Found | undefined {
  const missed = sent.filter(({ attempt }) => isMissed(attempt) === true);
  const [first] = missed.toSorted((a, b) => a.attempt.sentAt - b.attempt.sentAt);
  if (!first) return undefined;
  const { event, attempt } = first;
  const deadline = ackDeadline(history);
  const late =
    attempt.ackedAt === undefined
      ? ''
      : `, acknowledged ${duration(attempt.ackedAt - attempt.sentAt)} after it was sent`;
  return {
    sentence: `The app did not acknowledge ${count(missed.length)} of ${events(sent.length)} within ${duration(deadline)}${alike}. The first was event ${event}, ${when(attempt.sentAt, history)}${late}`,
    atUs: attempt.sentAt - history.from,
    witness: event,
  };
}

/** Undefined: it says nothing of how the app acknowledges. */
function isMissed({ reason, ackedAt, ackDroppedAt }: Attempt): boolean | undefined {
  if (isOverTime(reason)) return ackDroppedAt === undefined ? true : undefined;
  return (ackedAt ?? ackDroppedAt) === undefined ? undefined : false;
}
