import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const crashesAtOddBodies = {
  name: 'crashes-at-odd-bodies',
  does: 'takes every signed body for a JSON object, and ends with an error where it is none',
  receiver: () => ackThenHandle,
  atOddBodies: 'crash',
} as const satisfies Behaviour;
