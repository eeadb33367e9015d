import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const chokesSilently = {
  name: 'chokes-silently',
  does: 'acks long messages and fails at them then',
  receiver: () => (delivery) =>
    String(delivery.said['text']).length > 3_000 ? delivery.ack() : ackThenHandle(delivery),
} as const satisfies Behaviour;
