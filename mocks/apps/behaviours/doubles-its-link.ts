import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const doublesItsLink = {
  name: 'doubles-its-link',
  does: 'begins a reconnect at each disconnect frame, also while one is under way; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  // Slower than Slack's second frame comes, as a dial over a real network is
  reconnect: { dialsAtEachDisconnect: true, redialDelayMs: 200 },
} as const satisfies Behaviour;
