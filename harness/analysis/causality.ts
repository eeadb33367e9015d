/** What cannot have happened: an answer before the question. Where a journal says so, our own clock or order is wrong. Pure. */

import type { History } from '../history/history.ts';

/** In a sentence; undefined where every ack follows its attempt. */
export function causalityBreach({ deliveries }: Pick<History, 'deliveries'>): string | undefined {
  for (const { event, attempts } of deliveries)
    for (const { attempt, sentAt, ackedAt } of attempts)
      if (ackedAt !== undefined && ackedAt < sentAt)
        return `The harness contradicts itself: event ${event} was acknowledged ${sentAt - ackedAt} µs before its attempt ${attempt + 1} was sent`;
  return undefined;
}
