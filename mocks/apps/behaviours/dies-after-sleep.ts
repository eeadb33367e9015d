import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const everyMs = 500;
const sleptMs = 5_000;

export const diesAfterSleep = {
  name: 'dies-after-sleep',
  does: 'has a watchdog that takes a clock which went on by five seconds at once for a hung process, and exits with 1',
  receiver() {
    let last = Date.now();
    setInterval(() => {
      if (Date.now() - last > sleptMs) process.exit(1);
      last = Date.now();
    }, everyMs).unref();
    return ackThenHandle;
  },
} as const satisfies Behaviour;
