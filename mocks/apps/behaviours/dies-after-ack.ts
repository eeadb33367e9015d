import type { Behaviour } from './behaviour.ts';
import { ackThenHandle } from './ack-then-handle.ts';

const AT = 10;
/** The ack is out by then. */
const LATER_MS = 50;

export const diesAfterAck = {
  name: 'dies-after-ack',
  does: 'exits with 3 at its tenth delivery, after the ack and before the work; so does each process that is started after it',
  receiver() {
    let count = 0;
    return async (delivery) => {
      count += 1;
      if (count < AT) return ackThenHandle(delivery);
      delivery.ack();
      await delivery.after(LATER_MS);
      process.stderr.write('Error: the tenth delivery is too much\n');
      process.exit(3);
    };
  },
} as const satisfies Behaviour;
