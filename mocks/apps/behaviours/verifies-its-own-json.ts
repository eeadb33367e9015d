import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const verifiesItsOwnJson = {
  name: 'verifies-its-own-json',
  does: 'checks the signature of the JSON that it writes again itself, so that each body with \\/ or \\uXXXX is refused',
  receiver: () => ackThenHandle,
  signatures: { check: 'rewritten' },
} as const satisfies Behaviour;
