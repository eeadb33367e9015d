/** When something that the app sent was read on each link: a pong or a frame. Its own pings show that it writes, not that it reads. Pure. */

import type { Micros } from '../base/units.ts';
import type { Fold } from './fold.ts';

export interface LinkSigns {
  /** Slack's own pings, by link, in the order sent; none in journals of old. */
  readonly pings: Map<string, Micros[]>;
  /** By link, in the order heard. */
  readonly pongs: Map<string, Micros[]>;
  /** Acks and other frames. */
  readonly frames: Map<string, Micros[]>;
}

function note(times: Map<string, Micros[]>, { link, at }: { readonly link: string; readonly at: Micros }): void {
  const own = times.get(link);
  if (own) own.push(at);
  else times.set(link, [at]);
}

export const linkSigns = {
  empty: (): LinkSigns => ({ pings: new Map(), pongs: new Map(), frames: new Map() }),
  steps: {
    'ping-sent': ({ pings }, fact) => note(pings, fact),
    'pong-heard': ({ pongs }, fact) => note(pongs, fact),
    ack: ({ frames }, fact) => note(frames, fact),
    'ack-unknown': ({ frames }, fact) => note(frames, fact),
    'frame-odd': ({ frames }, fact) => note(frames, fact),
  },
} satisfies Fold<LinkSigns>;
