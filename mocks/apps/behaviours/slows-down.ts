import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const perEventMs = 5;

export const slowsDown = {
  name: 'slows-down',
  does: 'looks through all that it ever got before it acks, so that each event takes a little longer than the one before',
  receiver() {
    let count = 0;
    return async (delivery) => {
      count += 1;
      await delivery.after(count * perEventMs);
      await ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
