import { seconds, us } from '../base/units.ts';
import { paced } from './paced.ts';
import type { Pace, Workload } from './workload.ts';

/** Events that know nothing of each other, as those of many people: gaps are exponential, so that some come close together. */
export function poisson(pace: Pace): Workload {
  const spacing = seconds(1) / pace.perSecond;
  return paced('poisson', pace, {
    text: ', at random (Poisson)',
    *times(random) {
      for (let at = gap(); at < pace.lasting; at += gap()) yield us(at);

      function gap(): number {
        return -Math.log(1 - random.next()) * spacing;
      }
    },
  });
}
