import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour, Delivery } from './behaviour.ts';

/** The receiver of an app that takes for a repeat whatever has the same key as an event before. */
export function dedupesBy(keyOf: (said: Delivery['said']) => string): Behaviour['receiver'] {
  return () => {
    const known = new Map<string, string>();
    return (delivery) => {
      const key = keyOf(delivery.said);
      const event = known.get(key);
      if (event !== undefined && event !== delivery.event) return delivery.ack();
      known.set(key, delivery.event);
      return ackThenHandle(delivery);
    };
  };
}
