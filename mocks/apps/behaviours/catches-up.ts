import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const catchesUp = {
  name: 'catches-up',
  does: 'fetches by conversations.history what it missed, page by page, and takes each message once: nothing is wrong with it',
  receiver: () => ackThenHandle,
  catchesUp: 'all',
} as const satisfies Behaviour;
