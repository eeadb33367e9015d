/** What must hold of an app whatever strikes, and by which figures it is judged. Pure. */

import { type Micros, seconds, us } from '../base/units.ts';
import type { ConfiguredScenario } from '../define-config.ts';
import type { Program } from './program.ts';

/** After the last fault an app must have heard again within this: the slowest client known here takes over 60 s after a partition that kills. */
export const backWithin = seconds(60);

/**
 * Lint stands beside these in every cell: links that nobody needs, connections that are kept, dials without a rest. An event that Slack owed
 * no longer, or gave up during a fault, is not in `lost`.
 */
export function safetyProperties({ steps }: Pick<Program, 'steps'>): ConfiguredScenario['expects'] {
  const isForged = steps.some(({ fault }) => fault === 'forged-requests');
  return [
    ...(steps.length === 0 ? [] : [{ metric: 'deaf-after-faults', atMost: `${backWithin / seconds(1)} s` }]),
    { metric: 'lost', atMost: 0 },
    { metric: 'unasked-exits', atMost: 0 },
    { metric: 'unsettled', atMost: 0 },
    ...(isForged ? [{ metric: 'forgeries-accepted', atMost: 0 }] : []),
  ];
}

/** Traffic after the last fault: long enough to see that an app is not back in time, in a run that is long enough for it. */
export function tailOf(lasting: Micros): Micros {
  return us(Math.min(backWithin + seconds(8), lasting / 2));
}
