import { type Micros, ms, seconds, us } from '../units.ts';
import type { Workload } from './workload.ts';

interface SteadyOptions {
  readonly perSecond: number;
  readonly lasting: Micros;
  /** Default none. */
  readonly warmUp?: Micros;
}

/** One event after another at an even pace; the seed moves each by up to a tenth of the spacing, so that nothing beats in step with timers. */
export function steady({ perSecond, lasting, warmUp = ms(0) }: SteadyOptions): Workload {
  const spacing = seconds(1) / perSecond;
  return {
    name: 'steady',
    text: `${perSecond} events a second for ${lasting / seconds(1)} s`,
    warmUp,
    lasting,
    *due(random) {
      const count = Math.floor(lasting / spacing);
      for (let n = 0; n < count; n += 1) yield us((n + random.next() / 10) * spacing);
    },
  };
}
