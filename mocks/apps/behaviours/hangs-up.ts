import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const hangsUp = {
  name: 'hangs-up',
  does: 'closes every third connection without an answer to the event on it',
  receiver: () => ackThenHandle,
  connections: 'hangs-up',
} as const satisfies Behaviour;
