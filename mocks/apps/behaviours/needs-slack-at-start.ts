import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const needsSlackAtStart = {
  name: 'needs-slack-at-start',
  does: 'asks Slack who it is when it starts, and exits with 1 where it gets no answer within 3 s',
  receiver: () => ackThenHandle,
  asksWhoItIsWithinMs: 3_000,
} as const satisfies Behaviour;
