import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const ignoresPings = {
  name: 'ignores-pings',
  does: 'answers no pings of Slack’s; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  answersNoPings: true,
} as const satisfies Behaviour;
