/** What an app of the model does with what is delivered, whichever way it came. */

import type { Agenda } from './agenda.ts';
import type { Traits } from './traits.ts';

export interface ModelWork {
  /** `ack` is called when it is ready to answer. */
  take(event: string, ack: () => void): void;
}

export function createModelWork(options: {
  readonly agenda: Agenda;
  readonly traits: Pick<Traits, 'ackUs' | 'handles'>;
  readonly seen: Set<string>;
  readonly isAlive: () => boolean;
  /** Says that it handled it. */
  readonly handled: (event: string) => void;
}): ModelWork {
  const { agenda, traits, seen, isAlive, handled } = options;
  return {
    take(event, ack) {
      agenda.at(agenda.now() + traits.ackUs, () => {
        if (!isAlive()) return;
        ack();
        if (traits.handles === 'never' || (traits.handles === 'once' && seen.has(event))) return;
        seen.add(event);
        handled(event);
      });
    },
  };
}
