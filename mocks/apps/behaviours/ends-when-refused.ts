import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const endsWhenRefused = {
  name: 'ends-when-refused',
  does: 'exits with 1 where Slack refuses it a ticket or a link, or cannot be dialled; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  exitsWhenRefused: true,
} as const satisfies Behaviour;
