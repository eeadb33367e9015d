import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

/** In time on a quiet network, and too late on one that takes half a second. */
const DELAY_MS = 2_700;

export const acksAtTheLastMoment = {
  name: 'acks-at-the-last-moment',
  does: 'acks 2.7 s after a delivery came: in time only where the network adds nothing',
  receiver: () => async (delivery) => {
    await delivery.after(DELAY_MS);
    await ackThenHandle(delivery);
  },
} as const satisfies Behaviour;
