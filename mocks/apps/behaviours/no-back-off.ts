import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const noBackOff = {
  name: 'no-back-off',
  does: 'dials again at once, however often it is refused',
  receiver: () => ackThenHandle,
  reconnect: { backOffMs: 0, backOffCapMs: 0 },
} as const satisfies Behaviour;
