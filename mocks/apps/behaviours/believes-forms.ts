import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const believesForms = {
  name: 'believes-forms',
  does: 'checks the signatures of events and not those of commands and interactions',
  receiver: () => ackThenHandle,
  signatures: { check: 'none-of-forms' },
} as const satisfies Behaviour;
