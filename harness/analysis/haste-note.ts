import { quantity } from '../base/quantity.ts';
import { hastyLosses } from '../history/haste.ts';
import type { History } from '../history/history.ts';

/** What hastened retries alone may have lost, in a sentence; undefined where they lost nothing. */
export function hasteNote(history: History): { readonly sentence: string; readonly isBackSeen: boolean } | undefined {
  const { losses, isBackSeen } = hastyLosses(history);
  if (losses.length === 0) return undefined;
  const of = `${quantity(losses.length, 'count')} of ${quantity(history.measured.length, 'count')}`;
  return {
    sentence: `${of} events would have been retried at Slack's real delays, when the app was back, and are not counted as lost: run with --hasten 1 to see`,
    isBackSeen,
  };
}
