import { seconds, us } from '../base/units.ts';
import { paced } from './paced.ts';
import type { Pace, Workload } from './workload.ts';

/** Nothing in the middle two thirds, between an even beginning and an even end: as a night, or a weekend. */
export function silence(pace: Pace): Workload {
  const quietFrom = pace.lasting / 6;
  const quietTo = (pace.lasting * 5) / 6;
  const count = Math.floor((pace.perSecond * pace.lasting) / seconds(1));
  return paced('silence', pace, {
    text: `, with ${(quietTo - quietFrom) / seconds(1)} s of silence in the middle`,
    *times(random) {
      for (let n = 0; n < count; n += 1) {
        const share = (n + random.next() / 10) / count;
        yield us(share < 1 / 2 ? share * 2 * quietFrom : quietTo + (share * 2 - 1) * quietFrom);
      }
    },
  });
}
