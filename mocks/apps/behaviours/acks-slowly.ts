import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

/** Half a second beyond Slack's deadline (docs.slack.dev/apis/events-api). */
const DELAY_MS = 3_500;

export const acksSlowly = {
  name: 'acks-slowly',
  does: 'acks every delivery 3.5 s after it came',
  receiver: () => async (delivery) => {
    await delivery.after(DELAY_MS);
    await ackThenHandle(delivery);
  },
} as const satisfies Behaviour;
