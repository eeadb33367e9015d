import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const WORK_MS = 300;
const MOST = 4;

export const dropsWhenBusy = {
  name: 'drops-when-busy',
  does: 'acks every delivery, and drops what comes while it works on four others',
  receiver() {
    let inHand = 0;
    return async (delivery) => {
      if (inHand >= MOST) return delivery.ack();
      inHand += 1;
      await ackThenHandle({ ...delivery, handle: () => delivery.after(WORK_MS).then(() => delivery.handle()) });
      inHand -= 1;
    };
  },
} as const satisfies Behaviour;
