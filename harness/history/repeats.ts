/** What an app did with events that Slack sent twice: at once, as in a duplicated envelope, and after a while, for want of an ack. Pure. */

import type { Micros } from '../base/units.ts';
import type { Delivery } from './deliveries.ts';
import type { History } from './history.ts';

export interface LateRepeat {
  readonly event: string;
  readonly againAt: Micros;
  /** From the first sending to the second, µs. */
  readonly afterUs: number;
  /** Other events that were sent between. */
  readonly between: number;
  readonly isHandledAgain: boolean;
}

export interface Repeats {
  /** Handled events that came twice at once, and how many of them were handled once. */
  readonly atOnce: number;
  readonly known: number;
  /** Events that it had handled when they came again. */
  readonly late: readonly LateRepeat[];
}

export function repeatsOf({ measured, episodes }: Pick<History, 'measured' | 'episodes'>): Repeats {
  const doubled = episodes.filter(({ fault }) => fault === 'duplicate-envelopes');
  const isDoubled = ({ attempts: [first] }: Delivery): boolean =>
    first !== undefined &&
    doubled.some(({ began, ended }) => first.sentAt > began[1] && first.sentAt < (ended?.[0] ?? Infinity));
  const handled = measured.filter(({ handledAt }) => handledAt.length > 0);
  const atOnce = handled.filter(
    (delivery) => isDoubled(delivery) && delivery.attempts.length === 1 && isTraceable(delivery),
  );
  const firsts = measured.flatMap(({ attempts: [first] }) => first?.sentAt ?? []);
  return {
    atOnce: atOnce.length,
    known: atOnce.filter(({ handledAt }) => handledAt.length === 1).length,
    late: handled.flatMap((delivery) => lateRepeat(delivery, firsts) ?? []),
  };
}

/** By the app's own word, or by answers that quote the event: of one that quotes nothing a second answer may have gone unseen. */
function isTraceable({ effects }: Delivery): boolean {
  return effects.every(({ text }) => /\bseq=\d/.test(text));
}

function lateRepeat({ event, attempts, handledAt }: Delivery, firsts: readonly Micros[]): LateRepeat | undefined {
  const [first, second] = attempts.filter(({ link }) => link !== '');
  const [handled] = handledAt;
  if (!first || !second || handled === undefined || handled >= second.sentAt) return undefined;
  return {
    event,
    againAt: second.sentAt,
    afterUs: second.sentAt - first.sentAt,
    between: firsts.filter((at) => at > first.sentAt && at < second.sentAt).length,
    isHandledAgain: handledAt.some((at) => at >= second.sentAt),
  };
}

/** It tells repeats: it knew nearly all of those that came at once. Fewer show no habit. */
export function tellsRepeats({ atOnce, known }: Repeats): boolean {
  return atOnce >= 5 && known >= atOnce * 0.9;
}
