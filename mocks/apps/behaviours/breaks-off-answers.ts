import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const breaksOffAnswers = {
  name: 'breaks-off-answers',
  does: 'ends every fifth connection when its answer has begun and is not whole',
  receiver: () => ackThenHandle,
  connections: 'breaks-off-answers',
} as const satisfies Behaviour;
