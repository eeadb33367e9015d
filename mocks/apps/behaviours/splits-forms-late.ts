import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const splitsFormsLate = {
  name: 'splits-forms-late',
  does: 'decodes a form before it takes it apart at & and =, so that a text with such signs is cut',
  receiver: () => ackThenHandle,
  splitsFormsLate: true,
} as const satisfies Behaviour;
