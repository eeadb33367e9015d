/** Response times of a cell as an HdrHistogram: from due to ack; what was never acknowledged stands at the highest value. */

import { build, type Histogram } from 'hdr-histogram-js';
import type { Evidence } from '../../harness/result.ts';

/** An hour, in µs: later than any. */
export const never = 3_600_000_000;

export interface ResponseHistogram {
  readonly histogram: Histogram;
  readonly unacknowledged: number;
}

export function responseHistogram({ events }: Evidence): ResponseHistogram {
  const histogram = build({ highestTrackableValue: never, numberOfSignificantValueDigits: 3 });
  const sent = events.filter(({ attempts }) => attempts.length > 0);
  for (const { ackedUs, dueUs } of sent)
    histogram.recordValue(ackedUs === undefined ? never : Math.max(1, ackedUs - dueUs));
  return { histogram, unacknowledged: sent.filter(({ ackedUs }) => ackedUs === undefined).length };
}
