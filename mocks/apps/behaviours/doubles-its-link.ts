import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const doublesItsLink = {
  name: 'doubles-its-link',
  does: 'begins a reconnect at each disconnect frame, also while one is under way; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  reconnect: { dialsAtEachDisconnect: true },
} as const satisfies Behaviour;
