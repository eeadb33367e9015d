import { count, duration } from '../../base/quantity.ts';
import type { History } from '../../history/history.ts';
import { absencesOf } from './absences.ts';
import type { CauseKind, Found } from './cause.ts';
import { unreached } from './symptoms.ts';
import { faultOver, tries as triesInWords, when } from './words.ts';

/** Sooner is the time that a new connection takes, and the pause that no client does without. */
const leastUs = 1_000_000;

export const backLate = {
  name: 'back-late',
  means: 'It comes back long after the fault is over',
  explains: unreached,
  find: (history) => (history.plan.transport === 'socket-mode' ? overSockets(history) : overHttp(history)),
} as const satisfies CauseKind;

function overSockets(history: History): Found | undefined {
  for (const { link, at, backAt, tries, unheededUs } of absencesOf(history)) {
    const over = faultOver(at, history);
    if (backAt === undefined || over === undefined || backAt - over < leastUs) continue;
    const lost =
      at > over + leastUs
        ? `it gave up its dead link ${link.id} only ${duration(at - over)} after that`
        : at > over
          ? `its link ${link.id} ended then`
          : `its link ${link.id} had ended ${when(at, history)}`;
    const [firstTry] = tries;
    const asked =
      firstTry === undefined
        ? ''
        : tries.length > 1
          ? `, and it took ${triesInWords(tries.length)}, the first ${duration(firstTry - at)} later`
          : `, and it asked Slack for another ${firstTry - at >= leastUs ? 'only ' : ''}${duration(firstTry - at)} later`;
    return {
      sentence: `The app had a link again only ${when(backAt, history)}: ${lost}${asked}${unheeded(unheededUs)}`,
      atUs: Math.max(at, over) - history.from,
      witness: link.id,
    };
  }
  return undefined;
}

function unheeded(us: number | undefined): string {
  return us === undefined
    ? ''
    : `. Slack had told it ${duration(us)} before that end to leave the link (disconnect), and the app asked for no other then`;
}

function overHttp(history: History): Found | undefined {
  const { deliveries, exits, from } = history;
  const over = history.episodes.flatMap(({ ended }) => ended?.[1] ?? []).toSorted((a, b) => b - a)[0];
  if (over === undefined) return undefined;
  const later = deliveries
    .flatMap(({ event, attempts }) => attempts.map((attempt) => ({ event, attempt })))
    .filter(({ attempt }) => attempt.sentAt >= over)
    .toSorted((a, b) => a.attempt.sentAt - b.attempt.sentAt);
  const back = later.findIndex(({ attempt }) => attempt.ackedAt !== undefined);
  const [first] = later;
  const backAt = later[back]?.attempt.sentAt;
  if (!first || back < 1 || backAt === undefined || backAt - over < leastUs || exits.some(({ asked }) => !asked))
    return undefined;
  return {
    sentence: `The app answered again only ${when(backAt, history)}: none of the ${count(back)} ${back === 1 ? 'request' : 'requests'} that Slack sent it since then had got an ack`,
    atUs: over - from,
    witness: first.event,
  };
}
