import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const EVERY = 5;

export const forgets = {
  name: 'forgets',
  does: 'acks every delivery and never handles each fifth event',
  receiver() {
    let count = 0;
    const forgotten = new Set<string>();
    return (delivery) => {
      count += 1;
      if (count % EVERY === 0) forgotten.add(delivery.event);
      return forgotten.has(delivery.event) ? delivery.ack() : ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
