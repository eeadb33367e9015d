import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const answersAtLength = {
  name: 'answers-at-length',
  does: 'brings 30 KB in each ack, more than Slack takes; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  padsAcksTo: 30_000,
} as const satisfies Behaviour;
