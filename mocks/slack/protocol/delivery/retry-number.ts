import type { PolicyValues } from '../policy.ts';

/** What the app is told of an attempt: 0 at first, then 1, 2, 3, and beyond under Delayed Events (slack-protocol.md §2.5). */
export function retryNumber(
  attempt: number,
  { delayedEventsRetryNumbers }: Pick<PolicyValues, 'delayedEventsRetryNumbers'>,
): number {
  return delayedEventsRetryNumbers === 'stay-at-3' ? Math.min(attempt, 3) : attempt;
}
