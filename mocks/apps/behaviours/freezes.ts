import type { Behaviour } from './behaviour.ts';
import { frozenOnceFor } from './frozen-once-for.ts';

export const freezes = {
  name: 'freezes',
  does: 'is stopped at its tenth delivery and goes on 20 s later, once, as on a suspended machine',
  receiver: () => frozenOnceFor(20),
} as const satisfies Behaviour;
