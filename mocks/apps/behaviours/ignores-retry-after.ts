import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const ignoresRetryAfter = {
  name: 'ignores-retry-after',
  does: 'calls again when it likes, whatever Retry-After says; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  ignoresRetryAfter: true,
} as const satisfies Behaviour;
