import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const givesUpSlowWork = {
  name: 'gives-up-slow-work',
  does: 'acks, and gives up work that took more than 3 s by the clock, as a time-out around each handler does',
  receiver: () => ackThenHandle,
  givesUpWorkAfterMs: 3_000,
} as const satisfies Behaviour;
