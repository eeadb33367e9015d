/** Attempts over HTTP of which nothing but the app decided what became of them. Pure. */

import type { Attempt } from '../../history/deliveries.ts';
import type { History } from '../../history/history.ts';
import type { Touches } from '../../journal/facts.ts';
import { seconds } from '../../base/units.ts';

export interface SentAttempt {
  readonly event: string;
  readonly attempt: Attempt;
}

/** They touch no connection on which Slack delivers. */
const harmless: ReadonlySet<Touches['rule']> = new Set(['handlers', 'acks', 'met']);

/** A route or a process that has just come back may still fail what is sent. */
const marginUs = seconds(1);

/** Sent, with no fault and no end of the app's process near them; the earliest first. Without the warm-up. */
export function attemptsInQuiet(history: History): readonly SentAttempt[] {
  const troubles = troublesOf(history);
  return history.measured
    .flatMap(({ event, attempts }) => attempts.map((attempt) => ({ event, attempt })))
    .filter(
      ({ attempt }) =>
        attempt.link !== '' && !troubles.some(([from, to]) => attempt.sentAt <= to && overAt(attempt) >= from),
    )
    .toSorted((a, b) => a.attempt.sentAt - b.attempt.sentAt);
}

/** When it was answered, or failed; where neither is known, when it was sent. */
export function overAt({ ackedAt, ackDroppedAt, failedAt, sentAt }: Attempt): number {
  return ackedAt ?? ackDroppedAt ?? failedAt ?? sentAt;
}

function troublesOf({ episodes, exits, until }: History): readonly (readonly [from: number, to: number])[] {
  return [
    ...episodes
      .filter(({ touches }) => !harmless.has(touches.rule))
      .map(
        ({ began, ended, isMomentary }) =>
          [began[0], (ended?.[1] ?? (isMomentary ? began[1] : until)) + marginUs] as const,
      ),
    ...exits.map(({ at }) => [at - marginUs, at + marginUs] as const),
  ];
}
