/** What the app asked of the Web API. Pure. */

import type { Micros } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { Fold } from './fold.ts';

export interface Calls {
  /** Calls of apps.connections.open, answered or refused. */
  readonly opens: Micros[];
}

export const calls = {
  empty: (): Calls => ({ opens: [] }),
  steps: {
    'api-called'({ opens }, call) {
      if (isOpenCall(call)) opens.push(call.at);
    },
  },
} satisfies Fold<Calls>;

/** The app asked for a socket URL. */
export function isOpenCall(entry: Entry): entry is Extract<Entry, { readonly kind: 'api-called' }> {
  return entry.kind === 'api-called' && entry.method === 'apps.connections.open';
}
