import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const leavesItsLink = {
  name: 'leaves-its-link',
  does: 'takes each link for dead 3 s after it has it, and dials again 8 s later; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  reconnect: { pingEveryMs: 6_000, pongWithinMs: 3_000, redialDelayMs: 8_000 },
} as const satisfies Behaviour;
