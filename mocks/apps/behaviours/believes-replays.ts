import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const believesReplays = {
  name: 'believes-replays',
  does: 'checks signatures and not how old they are',
  receiver: () => ackThenHandle,
  signatures: { check: 'any-age' },
} as const satisfies Behaviour;
