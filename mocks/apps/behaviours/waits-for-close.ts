import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

/** As bolt-js 4 and 5 do (slack-protocol.md §4.2). */
const DELAY_MS = 5_000;

export const waitsForClose = {
  name: 'waits-for-close',
  does: 'closes its link, waits until it is gone and 5 s more, and dials only then; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  // The `ws` package itself waits 30 s for the end of a connection
  reconnect: { replaces: 'after-close', closeWithinMs: 30_000, redialDelayMs: DELAY_MS },
} as const satisfies Behaviour;
