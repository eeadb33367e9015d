import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const slowReconnect = {
  name: 'slow-reconnect',
  does: 'closes its link first, also one without a pong for 4 s, and waits 20 s before each new dial; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  reconnect: { replaces: 'break-before-make', redialDelayMs: 20_000, pongWithinMs: 4_000 },
} as const satisfies Behaviour;
