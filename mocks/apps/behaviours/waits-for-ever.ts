import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const waitsForEver = {
  name: 'waits-for-ever',
  does: 'waits for ever for a ticket, an upgrade or a hello that does not come; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  reconnect: { stepTimeoutMs: 1e8 },
} as const satisfies Behaviour;
