import type { Behaviour } from './behaviour.ts';
import { dedupesBy } from './dedupes-by.ts';

export const dedupesBySecond = {
  name: 'dedupes-by-second',
  does: 'takes a message of the same second as an earlier one for a repeat of it',
  receiver: dedupesBy(({ ts }) => String(ts).split('.')[0] ?? ''),
} as const satisfies Behaviour;
