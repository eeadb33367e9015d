/** What was raised was sent, or Slack says why not: sent + dropped = intended (measurement.md §6). Pure. */

import { count } from '../base/quantity.ts';
import type { History } from '../history/history.ts';

/** In a sentence; undefined where every event is accounted for. A journal that ends before its cell says nothing of the last ones. */
export function unsentBreach({ deliveries, isTorn }: Pick<History, 'deliveries' | 'isTorn'>): string | undefined {
  const missing = isTorn
    ? []
    : deliveries.filter(({ attempts, dropped }) => attempts.length === 0 && dropped === undefined);
  const [first] = missing;
  return first === undefined
    ? undefined
    : `The harness contradicts itself: ${count(missing.length)} of ${count(deliveries.length)} events were raised, and neither sent nor dropped, first ${first.event}`;
}
