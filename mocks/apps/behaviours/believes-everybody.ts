import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const believesEverybody = {
  name: 'believes-everybody',
  does: 'checks no signature, so that whoever knows its URL can send it events',
  receiver: () => ackThenHandle,
  signatures: { check: 'none' },
} as const satisfies Behaviour;
