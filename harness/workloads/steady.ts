import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import { type Micros, ms, seconds, us } from '../base/units.ts';
import type { Workload } from './workload.ts';

interface SteadyOptions {
  readonly perSecond: number;
  readonly lasting: Micros;
  /** Default none. */
  readonly warmUp?: Micros;
  /** Default `message`. */
  readonly raises?: PayloadName;
}

/** One event after another at an even pace; the seed moves each by up to a tenth of the spacing, so that nothing beats in step with timers. */
export function steady({ perSecond, lasting, warmUp = ms(0), raises }: SteadyOptions): Workload {
  const spacing = seconds(1) / perSecond;
  return {
    name: 'steady',
    text: `${perSecond} ${wordsFor(raises)} a second for ${lasting / seconds(1)} s`,
    warmUp,
    lasting,
    ...(raises === undefined ? {} : { raises }),
    *due(random) {
      const count = Math.floor(lasting / spacing);
      for (let n = 0; n < count; n += 1) yield us((n + random.next() / 10) * spacing);
    },
  };
}

function wordsFor(raises: PayloadName | undefined): string {
  return raises === undefined ? 'events' : `${raises.replaceAll('-', ' ')} payloads`;
}
