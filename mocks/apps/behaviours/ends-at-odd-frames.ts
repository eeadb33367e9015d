import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const endsAtOddFrames = {
  name: 'ends-at-odd-frames',
  does: 'exits with 1 at a frame that it does not understand; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  exitsAtOddFrames: true,
} as const satisfies Behaviour;
