import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const breaksItsJson = {
  name: 'breaks-its-json',
  does: 'answers a command with what is called JSON and breaks off before its end',
  receiver: () => ackThenHandle,
  breaksItsJson: true,
} as const satisfies Behaviour;
