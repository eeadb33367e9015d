import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const dropsRetries = {
  name: 'drops-retries',
  does: 'acks whatever carries a retry number and ignores it, so an event whose first attempt never came is lost',
  receiver: () => (delivery) => (delivery.retry > 0 ? delivery.ack() : ackThenHandle(delivery)),
} as const satisfies Behaviour;
