/** How an event was lost, and whether that counts against the app. Pure. */

import { type Attempt, type Delivery, fateOf } from './deliveries.ts';
import { hastyLosses } from './haste.ts';
import type { History } from './history.ts';

/** In words, as tallies and reports show them. */
export const lossKinds = [
  /** Slack gave it up, and no attempt got an answer that refused it. */
  'never delivered',
  /** The last answer before Slack gave it up was an error of the app's own. */
  'refused',
  'acknowledged, not handled',
  /** Acknowledged just before the process ended by itself. */
  'in hand when the app ended by itself',
  /** Acknowledged just before the harness ended the process: an app that acknowledges first cannot avoid it. */
  'in hand when the harness stopped the app',
  /** A rate limit, subscriptions that are off, an incident of Slack's own. */
  'dropped by Slack',
  /** Given up only because retries are hastened here (`haste.ts`). */
  'lost to hastened retries',
] as const;

export type LossKind = (typeof lossKinds)[number];

const notTheApps: ReadonlySet<LossKind> = new Set([
  'in hand when the harness stopped the app',
  'dropped by Slack',
  'lost to hastened retries',
]);

export function countsAgainstApp(kind: LossKind): boolean {
  return !notTheApps.has(kind);
}

/** Of each lost event how; of every other event undefined. */
export function lossesOf(history: History): (delivery: Delivery) => LossKind | undefined {
  const byEvent = new Map(
    history.exits.flatMap(({ asked, inHand }) => inHand.unhandled.map((event) => [event, asked] as const)),
  );
  const hasty = new Set(hastyLosses(history).losses);
  return (delivery) => {
    if (fateOf(delivery, history) !== 'lost') return undefined;
    if (delivery.dropped !== undefined) return 'dropped by Slack';
    if (hasty.has(delivery)) return 'lost to hastened retries';
    if (delivery.ackedAt === undefined)
      return isRefused(delivery.attempts.at(-1), history) ? 'refused' : 'never delivered';
    const wasAsked = byEvent.get(delivery.event);
    if (wasAsked === undefined) return 'acknowledged, not handled';
    return wasAsked ? 'in hand when the harness stopped the app' : 'in hand when the app ended by itself';
  };
}

/** The app itself answered with an error; one that a fault of ours answered in its place is none. */
export function isRefused(attempt: Attempt | undefined, { episodes, until }: History): boolean {
  if (attempt?.reason !== 'http_error' || attempt.failedAt === undefined) return false;
  const { failedAt, status } = attempt;
  return !episodes.some(
    ({ touches, began, ended }) =>
      touches.rule === 'cut' &&
      touches.reason === 'http_error' &&
      (touches.status === undefined || touches.status === status) &&
      failedAt >= began[0] &&
      failedAt <= (ended?.[1] ?? until),
  );
}
