/** What the app asked of the CONNECT proxy before Slack. Pure. */

import type { Micros } from '../base/units.ts';
import type { Fold } from './fold.ts';

export interface TunnelRecord {
  readonly at: Micros;
  readonly to: 'web-api' | 'events' | 'elsewhere';
  /** 200: it got its tunnel. 407: it gave no password, or a wrong one. */
  readonly status: number;
}

export const tunnels = {
  empty: (): TunnelRecord[] => [],
  steps: {
    'tunnel-asked'(state, { at, to, status }) {
      state.push({ at, to, status });
    },
  },
} satisfies Fold<TunnelRecord[]>;
