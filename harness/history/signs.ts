/** When the app showed that it lives by anything but an ack: a ping, a pong, a call, a line of output. Pure. */

import type { Micros } from '../base/units.ts';
import type { Fold } from './fold.ts';

const note = (signs: Micros[], { at }: { readonly at: Micros }): void => void signs.push(at);

export const signs = {
  empty: (): Micros[] => [],
  steps: {
    'api-called': note,
    'app-log': note,
    'ping-heard': note,
    'pong-heard': note,
  },
} satisfies Fold<Micros[]>;
