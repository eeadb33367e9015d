import { seconds, us } from '../base/units.ts';
import { paced } from './paced.ts';
import type { Pace, Workload } from './workload.ts';

/** From nothing to twice the mean rate, evenly: where an app begins to fall behind shows by when it does. */
export function ramp(pace: Pace): Workload {
  const count = Math.floor((pace.perSecond * pace.lasting) / seconds(1));
  return paced('ramp', pace, {
    text: `, growing from 0 to ${pace.perSecond * 2} a second`,
    *times(random) {
      for (let n = 0; n < count; n += 1) yield us(pace.lasting * Math.sqrt((n + random.next() / 10) / count));
    },
  });
}
