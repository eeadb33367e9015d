/** What a difference comes to: better, worse, equivalent or inconclusive, and why, by its interval against a margin. Pure. */

import { count } from '../../base/quantity.ts';
import { fewestPairs } from '../../plan/comparing.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Comparison, Unit } from '../../result.ts';

export type Judged = Pick<Comparison, 'word' | 'phrase' | 'why' | 'pairsNeeded'>;

export interface Weighed {
  readonly pairs: number;
  readonly difference: number;
  readonly interval: readonly [number, number] | undefined;
  readonly margin: { readonly value: number; readonly text: string };
  readonly better: 'lower' | 'higher';
  /** What less and more are called: `shorter` and `longer`. */
  readonly spoken: readonly [less: string, more: string];
  /** Why the arms differ as the cells themselves show: then it is no matter of chance. */
  readonly mechanism?: string | undefined;
}

const byUnit: Readonly<Record<Unit, readonly [less: string, more: string]>> = {
  us: ['shorter', 'longer'],
  count: ['fewer', 'more'],
  share: ['lower', 'higher'],
  bytes: ['less', 'more'],
  'per-second': ['lower', 'higher'],
};

export function spokenOf({ spoken, unit }: Pick<Metric, 'spoken' | 'unit'>): readonly [less: string, more: string] {
  return spoken ?? byUnit[unit];
}

/** Nobody runs more. */
const mostPairs = 1_000;

export function judgeDifference(weighed: Weighed): Judged {
  const { pairs, difference, interval, margin, better, spoken, mechanism } = weighed;
  if (!interval)
    return {
      word: 'inconclusive',
      phrase: mechanism === undefined ? 'inconclusive' : 'explained, though not counted',
      why: `${count(pairs)} ${pairs === 1 ? 'pair' : 'pairs'}, and a 95 % interval needs ${fewestPairs} (--pairs ${fewestPairs})${mechanism === undefined ? '' : `; the cells show what it is: ${mechanism}`}`,
      pairsNeeded: fewestPairs,
    };
  const [low, high] = interval;
  const m = margin.value;
  if (low > m || high < -m) {
    const word = low > m === (better === 'higher') ? 'better' : 'worse';
    return { word, phrase: word, why: `the whole 95 % interval is beyond the ${margin.text}` };
  }
  const isReal = low > 0 || high < 0;
  const direction = difference > 0 ? spoken[1] : spoken[0];
  if (low >= -m && high <= m)
    return {
      word: 'equivalent',
      phrase: isReal ? `${direction}, by less than matters` : 'equivalent',
      why: `the whole 95 % interval is within the ${margin.text}`,
    };
  const pairsNeeded = neededPairs(weighed, interval);
  return {
    word: 'inconclusive',
    phrase: isReal ? `${direction}, perhaps by less than matters` : 'inconclusive',
    why: `the 95 % interval reaches across the ${margin.text}; ${pairsNeeded > mostPairs ? `more than ${count(mostPairs)}` : `about ${count(pairsNeeded)}`} pairs would settle it`,
    pairsNeeded,
  };
}

/** So many that the interval, which narrows with the root of their number, would lie on one side of the margin. */
function neededPairs({ pairs, difference, margin }: Weighed, [low, high]: readonly [number, number]): number {
  const half = (high - low) / 2;
  const room = Math.abs(Math.abs(difference) - margin.value);
  const needed = Math.ceil(pairs * (half / Math.max(room, half / 1e3)) ** 2);
  return Math.max(pairs + 1, needed);
}
