import { seconds, us } from '../base/units.ts';
import { paced } from './paced.ts';
import type { Pace, Workload } from './workload.ts';

/** One event after another at an even pace; the seed moves each by up to a tenth of the spacing, so that nothing beats in step with timers. */
export function steady(pace: Pace): Workload {
  const spacing = seconds(1) / pace.perSecond;
  return paced('steady', pace, {
    *times(random) {
      const count = Math.floor(pace.lasting / spacing);
      for (let n = 0; n < count; n += 1) yield us((n + random.next() / 10) * spacing);
    },
  });
}
