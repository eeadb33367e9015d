import type { Behaviour } from './behaviour.ts';

export const handlesTwice = {
  name: 'handles-twice',
  does: 'acks every delivery and does its work twice',
  receiver: () => async (delivery) => {
    delivery.ack();
    await Promise.all([delivery.handle(), delivery.handle()]);
  },
} as const satisfies Behaviour;
