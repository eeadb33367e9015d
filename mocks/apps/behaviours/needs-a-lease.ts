import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const needsALease = {
  name: 'needs-a-lease',
  does: 'begins only when it has one of two leases, which a process gives up at its end: a third one waits for that',
  receiver: () => ackThenHandle,
  leases: 2,
} as const satisfies Behaviour;
