import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const needsText = {
  name: 'needs-text',
  does: 'fails at each message that has no text at its top, as an edit has none',
  receiver: () => (delivery) =>
    delivery.said['type'] === 'message' && delivery.said['text'] === undefined
      ? delivery.refuse()
      : ackThenHandle(delivery),
} as const satisfies Behaviour;
