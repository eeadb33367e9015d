import type { Behaviour } from './behaviour.ts';
import { ackThenHandle } from './ack-then-handle.ts';

const AT = 10;

export const diesBeforeAck = {
  name: 'dies-before-ack',
  does: 'exits with 3 at its tenth delivery, before the ack; so does each process that is started after it',
  receiver() {
    let count = 0;
    return async (delivery) => {
      count += 1;
      if (count < AT) return ackThenHandle(delivery);
      process.stderr.write('Error: the tenth delivery is too much\n');
      process.exit(3);
    };
  },
} as const satisfies Behaviour;
