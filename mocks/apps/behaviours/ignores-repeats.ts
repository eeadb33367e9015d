import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const ignoresRepeats = {
  name: 'ignores-repeats',
  does: 'does not even ack an event that it knows, so Slack repeats it until it gives up',
  receiver() {
    const handled = new Set<string>();
    return async (delivery) => {
      if (handled.has(delivery.event)) return;
      handled.add(delivery.event);
      await ackThenHandle(delivery);
    };
  },
} as const satisfies Behaviour;
