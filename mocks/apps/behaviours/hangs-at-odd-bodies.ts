import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const hangsAtOddBodies = {
  name: 'hangs-at-odd-bodies',
  does: 'answers nothing to a signed body that is no JSON object',
  receiver: () => ackThenHandle,
  atOddBodies: 'hang',
} as const satisfies Behaviour;
