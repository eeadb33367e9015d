import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const ignoresRepeats = {
  name: 'ignores-repeats',
  does: 'does not even ack an event that it knows, so Slack repeats it until it gives up',
  receiver() {
    const seen = new Set<string>();
    return async (delivery) => {
      if (seen.has(delivery.event)) return;
      seen.add(delivery.event);
      await ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
