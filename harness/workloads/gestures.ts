import { ms, seconds, us } from '../base/units.ts';
import type { Due, Pace, Workload } from './workload.ts';

/** Slack sends the second event of a gesture so much later, at least and at most. */
const apart = { least: ms(250), most: ms(500) };

/** Somebody names the bot in a channel: Slack sends a `message` and an `app_mention` of the same `ts`, in either order. */
export function gestures({ perSecond, lasting, warmUp = ms(0) }: Omit<Pace, 'raises'>): Workload {
  const spacing = seconds(1) / perSecond;
  return {
    name: 'gestures',
    text: `${perSecond} mentions a second for ${lasting / seconds(1)} s, each as a message and as an app_mention 250 to 500 ms apart`,
    perSecond: perSecond * 2,
    warmUp,
    lasting,
    // What it asks about is both kinds.
    raises: 'app-mention',
    due(random) {
      const count = Math.floor(lasting / spacing);
      const all = Array.from({ length: count }, (_, gesture): readonly Due[] => {
        const at = us((gesture + random.next() / 10) * spacing);
        const later = us(at + apart.least + random.next() * (apart.most - apart.least));
        const kinds =
          random.below(2) === 0 ? (['message', 'app-mention'] as const) : (['app-mention', 'message'] as const);
        return [
          { at, kind: kinds[0], gesture },
          { at: later, kind: kinds[1], gesture },
        ];
      });
      return all.flat().toSorted((a, b) => a.at - b.at);
    },
  };
}
