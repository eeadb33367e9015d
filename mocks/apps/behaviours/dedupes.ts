import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const dedupes = {
  name: 'dedupes',
  does: 'acks every delivery and handles each event once: right, and the only one without duplicates',
  receiver() {
    // One run's events; an app that lives for long would have to forget the old ones
    const seen = new Set<string>();
    return (delivery) => {
      if (seen.has(delivery.event)) return delivery.ack();
      seen.add(delivery.event);
      return ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
