import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const endsKeptConnections = {
  name: 'ends-kept-connections',
  does: 'says that it keeps a connection open, and ends it at the next event on it',
  receiver: () => ackThenHandle,
  connections: 'ends-at-second',
} as const satisfies Behaviour;
