import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const MOST = 10;

export const remembersTen = {
  name: 'remembers-ten',
  does: 'handles each event once, and remembers no more than the last ten',
  receiver() {
    const known: string[] = [];
    return (delivery) => {
      if (known.includes(delivery.event)) return delivery.ack();
      known.push(delivery.event);
      if (known.length > MOST) known.shift();
      return ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
