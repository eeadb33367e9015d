import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const endsWhenNotAlone = {
  name: 'ends-when-not-alone',
  does: 'exits with 1 where hello tells of more links than its old and its new one; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  mostConnections: 2,
} as const satisfies Behaviour;
