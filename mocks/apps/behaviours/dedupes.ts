import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const dedupes = {
  name: 'dedupes',
  does: 'acks every delivery and handles each event once: right, and the only one without duplicates',
  receiver() {
    // One run's events; an app that lives for long would have to forget the old ones
    const handled = new Set<string>();
    return (delivery) => {
      if (handled.has(delivery.event)) return delivery.ack();
      handled.add(delivery.event);
      return ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
