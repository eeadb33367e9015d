import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const closesLinks = {
  name: 'closes-links',
  does: 'takes a link that works for dead between two of its own pings, and closes it each 2 s',
  receiver: () => ackThenHandle,
  reconnect: { pingEveryMs: 4_000, pongWithinMs: 2_000 },
} as const satisfies Behaviour;
