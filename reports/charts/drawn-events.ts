/** Which events a timeline draws: where there are too many, an even draw of each kind, so that the rare kinds stay in sight. */

import type { EvidenceEvent } from '../../harness/result.ts';

const mostUnacked = 150;
const mostRetried = 120;
const mostOrdinary = 300;

export function drawnEvents(events: readonly EvidenceEvent[]): readonly EvidenceEvent[] {
  const [troubled, ordinary] = parted(events, isTroubled);
  const [unacked, retried] = parted(troubled, (event) => event.ackedUs === undefined);
  return [...evenly(unacked, mostUnacked), ...evenly(retried, mostRetried), ...evenly(ordinary, mostOrdinary)];
}

/** Not acked at its first attempt. */
export function isTroubled(event: EvidenceEvent): boolean {
  return event.attempts.length !== 1 || event.outcome !== 'acked';
}

function parted<T>(all: readonly T[], test: (each: T) => boolean): readonly [yes: readonly T[], no: readonly T[]] {
  return [all.filter(test), all.filter((each) => !test(each))];
}

function evenly<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const place = (index: number): number => Math.floor((index * most) / all.length);
  return all.filter((_, index) => place(index) !== place(index - 1));
}
