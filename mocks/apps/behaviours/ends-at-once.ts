import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const endsAtOnce = {
  name: 'ends-at-once',
  does: 'ends at SIGTERM without finishing what it has acknowledged',
  receiver() {
    process.once('SIGTERM', () => process.exit(0));
    return ackThenHandle;
  },
} as const satisfies Behaviour;
