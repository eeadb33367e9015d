import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const believesTheFuture = {
  name: 'believes-the-future',
  does: 'refuses old timestamps and takes those that lie ahead, however far',
  receiver: () => ackThenHandle,
  signatures: { check: 'any-future' },
} as const satisfies Behaviour;
