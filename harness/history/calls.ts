/** What the app asked of the Web API. Pure. */

import type { Micros } from '../base/units.ts';
import type { Entry } from '../journal/facts.ts';
import type { Fold } from './fold.ts';

/** A call and how it was answered. */
export interface CallRecord {
  readonly at: Micros;
  readonly method: string;
  readonly status: number;
  readonly ok: boolean;
  readonly error?: string;
  /** Seconds that a 429 tells the app to wait. */
  readonly retryAfter?: number;
  /** The same one twice is the same call made again; absent where it had no body. */
  readonly call?: string;
  /** A fault of ours answered it. */
  readonly isByFault: boolean;
}

export interface Calls {
  /** Calls of apps.connections.open, answered or refused. */
  readonly opens: Micros[];
  readonly all: CallRecord[];
  /** What its clients call themselves. */
  readonly agents: string[];
}

export const calls = {
  empty: (): Calls => ({ opens: [], all: [], agents: [] }),
  steps: {
    'api-called'({ opens, all, agents }, call) {
      const { at, method, status, ok, error, retryAfter, call: body, isByFault = false } = call;
      all.push({
        at,
        method,
        status,
        ok,
        isByFault,
        ...(error === undefined ? {} : { error }),
        ...(retryAfter === undefined ? {} : { retryAfter }),
        ...(body === undefined ? {} : { call: body }),
      });
      if (call.agent !== undefined) agents.push(call.agent);
      if (isOpenCall(call)) opens.push(at);
    },
  },
} satisfies Fold<Calls>;

/** The app asked for a socket URL. */
export function isOpenCall(entry: Entry): entry is Extract<Entry, { readonly kind: 'api-called' }> {
  return entry.kind === 'api-called' && entry.method === 'apps.connections.open';
}
