import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const readsOneRequest = {
  name: 'reads-one-request',
  does: 'answers the first event on each connection, and no other, though it keeps the connection open',
  receiver: () => ackThenHandle,
  connections: 'ignores-second',
} as const satisfies Behaviour;
