import type { Behaviour } from './behaviour.ts';

export const answers401 = {
  name: 'answers-401',
  does: 'answers every delivery with a 401, as one does that has the wrong signing secret; over a socket it is silent',
  receiver: () => (delivery) => delivery.refuse(),
  refusesWith: 401,
} as const satisfies Behaviour;
