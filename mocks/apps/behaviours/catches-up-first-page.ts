import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const catchesUpFirstPage = {
  name: 'catches-up-first-page',
  does: 'fetches by conversations.history what it missed, and asks for no page after the first',
  receiver: () => ackThenHandle,
  catchesUp: 'first-page',
} as const satisfies Behaviour;
