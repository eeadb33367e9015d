import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const healthyWithoutALink = {
  name: 'healthy-without-a-link',
  does: 'says at its health door that it is ready, whether it has a link or not; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  health: 'always-ok',
} as const satisfies Behaviour;
