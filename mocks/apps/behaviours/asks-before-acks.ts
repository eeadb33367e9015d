import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const asksBeforeAcks = {
  name: 'asks-before-acks',
  does: 'asks auth.test before each ack, and waits for the answer',
  receiver: () => async (delivery) => {
    await delivery.call('auth.test', {});
    await ackThenHandle(delivery);
  },
} as const satisfies Behaviour;
