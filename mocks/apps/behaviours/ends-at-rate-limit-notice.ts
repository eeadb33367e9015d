import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const endsAtRateLimitNotice = {
  name: 'ends-at-rate-limit-notice',
  does: 'exits with 1 where Slack says that it delivers no more than so many events',
  receiver: () => ackThenHandle,
  exitsAtRateLimitNotice: true,
} as const satisfies Behaviour;
