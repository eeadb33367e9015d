/** What the app said of itself at its health door. Pure. */

import { type Micros, seconds, us } from '../base/units.ts';
import type { Fold } from './fold.ts';

export interface HealthAnswer {
  /** When it was asked. */
  readonly at: Micros;
  readonly isReady: boolean;
}

export const health = {
  empty: (): HealthAnswer[] => [],
  steps: {
    'health-answered'(state, { at, status, tookUs }) {
      // As Kubernetes takes it: any status from 200 to 399
      state.push({ at: us(at - tookUs), isReady: status >= 200 && status < 400 });
    },
  },
} satisfies Fold<HealthAnswer[]>;

/** Kubernetes' defaults for a liveness probe (periodSeconds, failureThreshold). */
const asksEvery = seconds(10);
const givesUpAfter = 3;

/** When a supervisor that asks each 10 s would have ended it: at the third refusal in a row, after which it begins anew. */
export function supervisorRestarts(answers: readonly HealthAnswer[]): readonly Micros[] {
  const restarts: Micros[] = [];
  let next = -Infinity;
  let refused = 0;
  for (const { at, isReady } of answers) {
    if (at < next) continue;
    next = at + asksEvery;
    refused = isReady ? 0 : refused + 1;
    if (refused < givesUpAfter) continue;
    restarts.push(at);
    refused = 0;
  }
  return restarts;
}
