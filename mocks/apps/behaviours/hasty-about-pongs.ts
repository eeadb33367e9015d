import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const hastyAboutPongs = {
  name: 'hasty-about-pongs',
  does: 'takes a link for dead that brings events and no pong within 4 s; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  reconnect: { pongWithinMs: 4_000 },
} as const satisfies Behaviour;
