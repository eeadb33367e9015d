/** How an event was lost, and whether that counts against the app. Pure. */

import { ms } from '../base/units.ts';
import { type Attempt, type Delivery, fateOf } from './deliveries.ts';
import { hastyLosses } from './haste.ts';
import type { History } from './history.ts';
import type { ExitRecord } from './processes.ts';

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

/** An app that answers first and works then has an event in hand at least so long, where the journal does not show how long. */
const leastInHandUs = ms(250);

export function countsAgainstApp(kind: LossKind): boolean {
  return !notTheApps.has(kind);
}

/** Of each lost event how; of every other event undefined. */
export function lossesOf(history: History): (delivery: Delivery) => LossKind | undefined {
  const inHandUs = longestWork(history);
  const hasty = new Set(hastyLosses(history).losses);
  return (delivery) => {
    if (fateOf(delivery, history) !== 'lost') return undefined;
    if (delivery.dropped !== undefined) return 'dropped by Slack';
    if (hasty.has(delivery)) return 'lost to hastened retries';
    if (delivery.ackedAt === undefined)
      return isRefused(delivery.attempts.at(-1), history) ? 'refused' : 'never delivered';
    const exit = exitWithin(delivery.ackedAt, { history, inHandUs });
    if (!exit) return 'acknowledged, not handled';
    return exit.asked ? 'in hand when the harness stopped the app' : 'in hand when the app ended by itself';
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

/** The longest that the app took from an ack to the end of its work. */
function longestWork({ deliveries }: History): number {
  return deliveries.reduce<number>(
    (longest, { ackedAt, handledAt: [first] }) =>
      ackedAt === undefined || first === undefined ? longest : Math.max(longest, first - ackedAt),
    leastInHandUs,
  );
}

/** The end of the process that came before the work on an event acknowledged then could be done. */
function exitWithin(
  ackedAt: number,
  { history, inHandUs }: { readonly history: History; readonly inHandUs: number },
): ExitRecord | undefined {
  return history.exits.find((exit) => {
    const since = exit.asked ? stopAsked(exit, history) : exit.at;
    // The ack may be read a moment after the process that sent it is gone.
    return ackedAt >= since - inHandUs && ackedAt <= exit.at + leastInHandUs;
  });
}

/** A process that is asked to end may go on for a while. */
function stopAsked({ at }: ExitRecord, { episodes }: History): number {
  const episode = episodes.find(
    ({ touches, began }) => touches.rule === 'exits' && began[0] <= at && at <= began[1] + leastInHandUs,
  );
  return episode?.began[0] ?? at;
}
