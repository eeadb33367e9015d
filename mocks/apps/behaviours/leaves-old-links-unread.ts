import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const leavesOldLinksUnread = {
  name: 'leaves-old-links-unread',
  does: 'reads no more on a link that it has left, and never closes it; over HTTP it is the prompt app',
  receiver: () => ackThenHandle,
  keepsOldLinks: 'unread',
} as const satisfies Behaviour;
