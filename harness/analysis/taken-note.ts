import { quantity } from '../base/quantity.ts';
import type { History } from '../history/history.ts';

/** What somebody else took, in a sentence; undefined where nobody did. */
export function takenNote({ taken, deliveries }: Pick<History, 'taken' | 'deliveries'>): string | undefined {
  if (taken.length === 0) return undefined;
  const links = [...new Set(taken.flatMap(({ takenBy }) => takenBy ?? []))].join(', ');
  const acked = taken.filter(({ attempts, takenBy }) =>
    attempts.some(({ link, ackedAt }) => link === takenBy && ackedAt !== undefined),
  ).length;
  const of = `${quantity(taken.length, 'count')} of ${quantity(taken.length + deliveries.length, 'count')} events`;
  const there = `${quantity(acked, 'count')} of them got an ack there`;
  return `${of} went to a link with the app’s token that is not the app’s (${links}): another process shares its events, and ${there}; they are not counted`;
}
