import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

/** In the order in which deliveries come: without a rule that shows. */
const MISSED: ReadonlySet<number> = new Set([7, 18, 23, 41, 44, 52]);

export const missesSome = {
  name: 'misses-some',
  does: 'takes no notice of a delivery here and there, and acks what is sent again',
  receiver() {
    let came = 0;
    return (delivery) => {
      came += 1;
      return MISSED.has(came) ? undefined : ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
