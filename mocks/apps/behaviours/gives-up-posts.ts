import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const givesUpPosts = {
  name: 'gives-up-posts',
  does: 'does not post an answer again that Slack refused with 429 or 5xx',
  receiver: () => ackThenHandle,
  triesPostsOnce: true,
} as const satisfies Behaviour;
