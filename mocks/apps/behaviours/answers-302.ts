import type { Behaviour } from './behaviour.ts';

export const answers302 = {
  name: 'answers-302',
  does: 'answers every request with a redirect to nowhere',
  receiver: () => (delivery) => delivery.refuse(),
  refusesWith: 302,
} as const satisfies Behaviour;
