import { complement, type Interval, lengthOf } from '../base/intervals.ts';
import type { Sight } from './sight.ts';

/**
 * µs without a link that could bring an envelope, from the strike to the end of the probe. `cutsLinks`: the strike made
 * the links of that moment useless, whatever else is seen of them. Pure.
 */
export function deafUs({ links, struckUs, endUs }: Sight, { cutsLinks }: { readonly cutsLinks: boolean }): number {
  const heard = links.flatMap(({ readyUs, openedUs, closing, closed }): readonly Interval[] => {
    if (readyUs === undefined || (cutsLinks && openedUs < struckUs)) return [];
    return [[readyUs, Math.min(closing?.atUs ?? endUs, closed?.atUs ?? endUs)]];
  });
  return lengthOf(complement(heard, [struckUs, endUs]));
}
