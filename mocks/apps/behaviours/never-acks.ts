import type { Behaviour } from './behaviour.ts';

export const neverAcks = {
  name: 'never-acks',
  does: 'handles every delivery and answers none',
  receiver: () => (delivery) => delivery.handle(),
} as const satisfies Behaviour;
