import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const noReconnect = {
  name: 'no-reconnect',
  does: 'never dials again once its link ended; over HTTP it stops listening for good after 1 s without an event',
  receiver: () => ackThenHandle,
  reconnect: { redials: false },
  stopsWhenIdleMs: 1_000,
} as const satisfies Behaviour;
