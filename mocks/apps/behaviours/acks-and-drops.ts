import type { Behaviour } from './behaviour.ts';

export const acksAndDrops = {
  name: 'acks-and-drops',
  does: 'acks every delivery and handles none',
  receiver: () => (delivery) => delivery.ack(),
} as const satisfies Behaviour;
