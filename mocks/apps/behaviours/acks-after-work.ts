import type { Behaviour } from './behaviour.ts';

export const acksAfterWork = {
  name: 'acks-after-work',
  does: 'acks when its work is done, however long that takes',
  receiver: () => async (delivery) => {
    await delivery.handle();
    delivery.ack();
  },
} as const satisfies Behaviour;
