import { seconds, us } from '../base/units.ts';
import { paced } from './paced.ts';
import type { Pace, Workload } from './workload.ts';

/** Seconds from one burst to the next. */
const usualEvery = 5;

/** All events of some seconds at one moment, then nothing: a channel that is imported, a bot that reacts to all of a thread. */
export function burst({ everySeconds = usualEvery, ...pace }: Pace & { readonly everySeconds?: number }): Workload {
  const count = Math.floor((pace.perSecond * pace.lasting) / seconds(1));
  const size = Math.max(1, Math.round(pace.perSecond * everySeconds));
  const every = (seconds(1) * size) / pace.perSecond;
  return paced('burst', pace, {
    text: `, ${size} at a time`,
    *times() {
      for (let n = 0; n < count; n += 1) yield us(Math.floor(n / size) * every);
    },
  });
}
