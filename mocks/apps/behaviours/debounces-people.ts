import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const REST_MS = 1_500;

export const debouncesPeople = {
  name: 'debounces-people',
  does: 'acks and drops what one person says in one channel within 1.5 s after something else',
  receiver() {
    const lastMs = new Map<string, number>();
    return (delivery) => {
      const key = `${String(delivery.said['user'])} ${String(delivery.said['channel'])}`;
      const beforeMs = lastMs.get(key) ?? -Infinity;
      lastMs.set(key, Date.now());
      return Date.now() - beforeMs < REST_MS ? delivery.ack() : ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
