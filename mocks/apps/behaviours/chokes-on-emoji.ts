import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const chokesOnEmoji = {
  name: 'chokes-on-emoji',
  does: 'fails at each message with a character beyond \\uFFFF, as one does whose database column holds three bytes a character',
  receiver: () => (delivery) =>
    /[\u{10000}-\u{10ffff}]/u.test(String(delivery.said['text'])) ? delivery.refuse() : ackThenHandle(delivery),
} as const satisfies Behaviour;
