import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

const WARM_MS = 8_000;

export const slowAtFirst = {
  name: 'slow-at-first',
  does: 'needs 8 s for its first delivery, as one does that loads what it needs only then',
  receiver() {
    let isFirst = true;
    return async (delivery) => {
      const isCold = isFirst;
      isFirst = false;
      if (isCold) await delivery.after(WARM_MS);
      await ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
