import { ackThenHandle } from './ack-then-handle.ts';
import type { Behaviour } from './behaviour.ts';

export const endsWhenPostsFail = {
  name: 'ends-when-posts-fail',
  does: 'exits with 1 where Slack does not take what it posts, as a process does at an error that nobody catches',
  receiver: () => ackThenHandle,
  exitsWhenPostsFail: true,
  triesPostsOnce: true,
} as const satisfies Behaviour;
