import type { PayloadName } from '../../mocks/slack/protocol/facts.ts';
import type { Random } from '../../mocks/slack/protocol/random.ts';
import { type Micros, ms, seconds } from '../base/units.ts';
import type { Pace, Workload } from './workload.ts';

/** A workload of one pace: what all shapes have in common. `shape` is how its sentence goes on. */
export function paced(
  name: string,
  { perSecond, lasting, warmUp = ms(0), raises }: Pace,
  shape: { readonly text?: string; readonly times: (random: Random) => Iterable<Micros> },
): Workload {
  const { text = '', times } = shape;
  return {
    name,
    text: `${perSecond} ${wordsFor(raises)} a second for ${lasting / seconds(1)} s${text}`,
    perSecond,
    warmUp,
    lasting,
    ...(raises === undefined ? {} : { raises }),
    *due(random) {
      for (const at of times(random)) yield raises === undefined ? { at } : { at, kind: raises };
    },
  };
}

function wordsFor(raises: PayloadName | undefined): string {
  return raises === undefined ? 'events' : `${raises.replaceAll('-', ' ')} payloads`;
}
