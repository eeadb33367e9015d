import type { Delivery, History } from '../history/history.ts';

/**
 * What became of an event. `unknown`: the run ended before the delivery did. An app that does not say what it handled is
 * believed to have handled what it acknowledged.
 */
export type Fate = 'handled' | 'lost' | 'unknown';

export function fateOf({ handledAt, ackedAt, outcome }: Delivery, { reportsHandled }: History): Fate {
  if (handledAt.length > 0) return 'handled';
  if (ackedAt !== undefined) return reportsHandled ? 'lost' : 'handled';
  return outcome === 'abandoned' ? 'lost' : 'unknown';
}
