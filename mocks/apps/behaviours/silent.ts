import type { Behaviour } from './behaviour.ts';

export const silent = {
  name: 'silent',
  does: 'takes every delivery, answers none and handles none',
  receiver: () => () => undefined,
} as const satisfies Behaviour;
