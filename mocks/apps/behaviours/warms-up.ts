import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const warmUpMs = 4_000;

export const warmsUp = {
  name: 'warms-up',
  does: 'opens its link, or listens, 4 s before it can serve: until then it acks nothing, over HTTP it answers 503',
  refusesWith: 503,
  receiver() {
    const readyAt = performance.now() + warmUpMs;
    return (delivery) => (performance.now() < readyAt ? delivery.refuse() : ackThenHandle(delivery));
  },
} as const satisfies Behaviour;
