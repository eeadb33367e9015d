import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const EVERY = 20;
const STALL_MS = 5_000;

export const stalls = {
  name: 'stalls',
  does: 'acks and handles, and at its twentieth delivery blocks its event loop for 5 s, once',
  receiver() {
    let count = 0;
    return async (delivery) => {
      count += 1;
      if (count === EVERY) block(STALL_MS);
      await ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;

/** Sleeps the whole thread, as synchronous work would; leaves the core to others. */
function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
