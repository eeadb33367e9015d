import type { Behaviour } from './behaviour.ts';
import { frozenOnceFor } from './frozen-once-for.ts';

export const freezesForLong = {
  name: 'freezes-for-long',
  does: 'is stopped at its tenth delivery and goes on 45 s later, once: longer than hastened retries last',
  receiver: () => frozenOnceFor(45),
} as const satisfies Behaviour;
