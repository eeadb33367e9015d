import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const AWAY_MS = 8_000;

export const backLate = {
  name: 'back-late',
  does: 'waits 8 s before it dials again; over HTTP it stops listening after 1 s without an event, and listens again 8 s later',
  receiver: () => ackThenHandle,
  reconnect: { replaces: 'break-before-make', redialDelayMs: AWAY_MS },
  stopsWhenIdleMs: 1_000,
  listensAgainAfterMs: AWAY_MS,
} as const satisfies Behaviour;
