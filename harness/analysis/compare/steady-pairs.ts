/** Which pairs a comparison may count: those in which the harness was steadier than the difference that matters. Pure. */

import type { CellResult, Unit } from '../../result.ts';
import { valueOf } from '../worst-pair.ts';

export interface Compared {
  readonly unit: Unit;
  readonly of: 'p50' | 'p90' | 'p99' | 'max' | undefined;
  /** From this difference on it matters. */
  readonly margin: number;
}

/**
 * A gate that failed is weighed by what is compared: 8 ms of lateness hide nothing of a deaf time whose margin is 100 ms. Of a quantile the
 * lateness at that quantile counts, and the other gates only in the tail, where they are measured.
 */
export function isSteady({ unsteady = [], measurements }: CellResult, { unit, of, margin }: Compared): boolean {
  if (unit !== 'us') return true;
  return unsteady.every(({ gate, us }) => {
    if (of === 'p50' || of === 'p90')
      return gate !== 'lateness' || (valueOf(measurements['emission-lag'], of) ?? us) <= margin;
    return us <= margin;
  });
}
