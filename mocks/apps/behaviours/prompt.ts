import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const prompt = {
  name: 'prompt',
  does: 'acks at once and handles every delivery: nothing is wrong with it',
  receiver: () => ackThenHandle,
} as const satisfies Behaviour;
