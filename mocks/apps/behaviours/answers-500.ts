import type { Behaviour } from './behaviour.ts';

export const answers500 = {
  name: 'answers-500',
  does: 'answers every delivery with a 500 and handles none; over a socket it is silent',
  receiver: () => (delivery) => delivery.refuse(),
} as const satisfies Behaviour;
