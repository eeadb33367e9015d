import type { Behaviour } from './behaviour.ts';

export const remembersBeforeWork = {
  name: 'remembers-before-work',
  does: 'remembers an event as known before it works on it, so that it drops the retry of what failed',
  receiver() {
    const known = new Set<string>();
    return async (delivery) => {
      if (known.has(delivery.event)) return delivery.ack();
      known.add(delivery.event);
      if (await delivery.handle()) delivery.ack();
      else delivery.refuse();
    };
  },
  handlesWhatItPosts: true,
  triesPostsOnce: true,
} as const satisfies Behaviour;
