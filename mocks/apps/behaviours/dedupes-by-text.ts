import type { Behaviour } from './behaviour.ts';
import { dedupesBy } from './dedupes-by.ts';

export const dedupesByText = {
  name: 'dedupes-by-text',
  does: 'takes a message with the words of an earlier one for a repeat of it',
  receiver: dedupesBy(({ text }) => String(text)),
} as const satisfies Behaviour;
