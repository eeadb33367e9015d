/** The events of one app: numbered from 0, each with its id and a timestamp of its own, the same over both transports. */

import { eventId, eventWriter } from '../protocol/messages.ts';
import type { Observe } from '../protocol/facts.ts';
import type { Carrier } from './carrier.ts';
import type { Pump } from './pump.ts';

export interface EventStream {
  /** Raises the next event now; `due` is when it was to be raised (µs on the run's clock). */
  raise(due: number): void;
}

export function createEventStream(options: {
  readonly pump: Pump<Carrier>;
  readonly observe: Observe;
  /** HTTP bodies escape `/`, socket frames do not (slack-protocol.md §1.4). */
  readonly escapesSlashes: boolean;
}): EventStream {
  const { pump, observe, escapesSlashes } = options;
  const write = eventWriter({ escapesSlashes });
  let next = 0;
  return {
    raise(due) {
      const n = next;
      next += 1;
      const id = eventId(n);
      // Slack's timestamps are wall clock; the last six digits keep two events of one second apart.
      const ts = `${Math.floor(Date.now() / 1_000)}.${String(n % 1_000_000).padStart(6, '0')}`;
      observe({ kind: 'event-due', event: id, n, due });
      pump.raise(id, write({ id, n, ts }));
    },
  };
}
