import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const waitsForClose = {
  name: 'waits-for-close',
  does: 'closes its link and dials when TCP has ended, which Slack may leave open; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  // The `ws` package itself waits 30 s for the end of a connection
  reconnect: { replaces: 'after-close', closeWithinMs: 30_000 },
} as const satisfies Behaviour;
