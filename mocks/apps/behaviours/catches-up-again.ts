import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const catchesUpAgain = {
  name: 'catches-up-again',
  does: 'fetches by conversations.history what it missed and what it had, and takes all of it for new',
  receiver: () => ackThenHandle,
  catchesUp: 'again',
} as const satisfies Behaviour;
