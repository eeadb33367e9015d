import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const dropsOlder = {
  name: 'drops-older',
  does: 'takes a message whose ts is older than one that it had for an old one, and drops it',
  receiver() {
    let newest = 0;
    return (delivery) => {
      const ts = Number(delivery.said['ts']);
      if (ts < newest) return delivery.ack();
      newest = ts;
      return ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
