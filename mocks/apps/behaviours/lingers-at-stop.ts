import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const lingersAtStop = {
  name: 'lingers-at-stop',
  does: 'ends only when Slack has closed the TCP connection of its link, which Slack leaves open; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  reconnect: { closeWithinMs: 1e8 },
} as const satisfies Behaviour;
