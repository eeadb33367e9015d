import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const trustsItsLink = {
  name: 'trusts-its-link',
  does: 'never looks whether its link is still alive; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  reconnect: { pingEveryMs: 1e8, pongWithinMs: 1e8 },
} as const satisfies Behaviour;
