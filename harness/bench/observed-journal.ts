/** The journal as a run has it, and a listener that hears of every event that is acknowledged. */

import type { Observe } from '../../mocks/slack/protocol/facts.ts';
import type { Clock } from '../machine/clock.ts';
import { openJournal } from '../journal/journal.ts';
import type { Scope } from '../base/scope.ts';
import type { Arm } from './arm.ts';

export function observedJournal(
  scope: Scope,
  options: { readonly path: string; readonly clock: Clock },
): { readonly observe: Observe; readonly onSettled: Arm['onSettled'] } {
  const journal = scope.own(openJournal(options), (each) => each.close());
  let settled = (): void => {};
  return {
    observe(fact) {
      journal.add(fact);
      if (fact.kind === 'delivery-ended' && fact.outcome === 'acked') settled();
    },
    onSettled(listener) {
      settled = listener;
    },
  };
}
