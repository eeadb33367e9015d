/** What an app had in hand when its process ended: it can lose this even where it is sound. Pure. */

import { least } from '../base/extremes.ts';
import { ms } from '../base/units.ts';
import type { Delivery } from './deliveries.ts';
import type { ExitRecord } from './processes.ts';

/** Ids of events, of all instances together. */
export interface InHand {
  /** Sent, and not acknowledged yet. */
  readonly unacknowledged: readonly string[];
  /** Acknowledged, and its work not done. None where the app does not say what it handled: nobody knows. */
  readonly unhandled: readonly string[];
}

/** A process closes its connections a moment before its end is noticed and its last lines are read. */
export const noticedWithinUs = ms(300);
/** An app has an event in hand for at least so long, where the journal does not show for how long. */
const leastWorkUs = ms(250);

export function inHandAt(
  { at, askedAt, instance }: Pick<ExitRecord, 'at' | 'askedAt' | 'instance'>,
  {
    deliveries,
    reportsHandled,
    handledBy,
  }: {
    readonly deliveries: readonly Delivery[];
    readonly reportsHandled: boolean;
    readonly handledBy: ReadonlyMap<number, ReadonlySet<string>>;
  },
): InHand {
  /** Another instance had it in hand. */
  const elsewhere = new Set([...handledBy].flatMap(([other, events]) => (other === instance ? [] : [...events])));
  const cutAt: number = firstCut(deliveries, at) ?? at;
  const isPending = ({ attempts, ackedAt }: Delivery): boolean =>
    isAfter(ackedAt, at) && attempts.some(({ sentAt, failedAt }) => sentAt < cutAt && isAfter(failedAt, cutAt - 1));
  const since = (askedAt ?? at) - longestWork(deliveries);
  const isUnhandled = ({ event, ackedAt, handledAt: [first], isSilenceUnclear = false }: Delivery): boolean =>
    !isSilenceUnclear &&
    !elsewhere.has(event) &&
    ackedAt !== undefined &&
    ackedAt >= since &&
    ackedAt <= at &&
    isAfter(first, at);
  return {
    unacknowledged: deliveries.filter(isPending).map(({ event }) => event),
    unhandled: reportsHandled ? deliveries.filter(isUnhandled).map(({ event }) => event) : [],
  };
}

/** Of each end that was asked for and that left time to finish: what it dropped. */
export function droppedAtStops({
  exits,
}: {
  readonly exits: readonly (ExitRecord & { readonly inHand: InHand })[];
}): readonly (Pick<ExitRecord, 'at' | 'askedAt'> & { readonly unhandled: readonly string[] })[] {
  return exits
    .filter(({ asked, signal }) => asked && signal !== 'SIGKILL')
    .map(({ inHand: { unhandled }, ...exit }) => ({ ...exit, unhandled }));
}

/** Also where it never came. */
function isAfter(moment: number | undefined, than: number): boolean {
  return moment === undefined || moment > than;
}

/** When the first request was cut off by the end; what was sent later met nobody. */
function firstCut(deliveries: readonly Delivery[], at: number): number | undefined {
  const cuts = deliveries.flatMap(({ attempts }) =>
    attempts.flatMap(({ reason, failedAt }) =>
      failedAt !== undefined && isCut(reason) && failedAt >= at - noticedWithinUs && failedAt <= at ? [failedAt] : [],
    ),
  );
  return cuts.length === 0 ? undefined : least(cuts);
}

function isCut(reason: string | undefined): boolean {
  return reason === 'connection_failed' || reason === 'unknown_error' || reason === 'ssl_error';
}

/** The longest that the app took from an ack to the end of its work; an event acknowledged longer ago was dropped, not in hand. */
function longestWork(deliveries: readonly Delivery[]): number {
  return deliveries.reduce<number>(
    (longest, { ackedAt, handledAt: [first] }) =>
      ackedAt === undefined || first === undefined ? longest : Math.max(longest, first - ackedAt),
    leastWorkUs,
  );
}
