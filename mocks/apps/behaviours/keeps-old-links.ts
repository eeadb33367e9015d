import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const keepsOldLinks = {
  name: 'keeps-old-links',
  does: 'never closes a link that it has left; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  keepsOldLinks: 'read',
} as const satisfies Behaviour;
