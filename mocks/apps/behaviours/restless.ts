import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const restless = {
  name: 'restless',
  does: 'takes 8 s without an event for a dead link, and opens another; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  redialsWhenQuietMs: 8_000,
} as const satisfies Behaviour;
