/** What a time axis marks with a word. Pure. */

import { duration } from '../base/quantity.ts';
import { type Micros, us } from '../base/units.ts';
import type { Fold } from './fold.ts';
import { partText } from './ground.ts';
import { appText, exitText } from './processes.ts';

export interface Mark {
  readonly at: Micros;
  readonly kind: 'disconnect' | 'exit' | 'start' | 'host' | 'restart' | 'stall';
  readonly text: string;
}

export const marks = {
  empty: (): Mark[] => [],
  steps: {
    'app-started'(state, start) {
      state.push({ at: start.at, kind: 'start', text: `${appText(start)} started` });
    },
    'app-exited'(state, exit) {
      state.push({ at: exit.at, kind: 'exit', text: exitText(exit) });
    },
    'disconnect-sent'(state, { at, reason }) {
      state.push({ at, kind: 'disconnect', text: `disconnect: ${reason}` });
    },
    'host-down'(state, { at, host, how }) {
      state.push({ at, kind: 'host', text: `${host} ${how}` });
    },
    'toxiproxy-restarted'(state, { at }) {
      state.push({ at, kind: 'restart', text: 'Toxiproxy restarted' });
    },
    stall(state, { at, part, lengthUs }) {
      state.push({
        at: us(Math.max(0, at - lengthUs)),
        kind: 'stall',
        text: `${partText[part]} stood still for ${duration(lengthUs)}`,
      });
    },
  },
} satisfies Fold<Mark[]>;
