import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const crashesOnDisconnect = {
  name: 'crashes-on-disconnect',
  does: 'exits with 1 when its link ends or is about to; over HTTP when a connection ends before it was answered',
  receiver: () => ackThenHandle,
  exitsWhenLinkEnds: true,
} as const satisfies Behaviour;
