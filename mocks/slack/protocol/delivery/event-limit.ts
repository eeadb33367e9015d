/** 30,000 events per workspace and app in 60 minutes; those beyond are dropped (slack-protocol.md §2.6). Pure. */

import type { PolicyValues } from '../policy.ts';
import { createSlidingCount } from '../sliding-count.ts';

export interface EventLimit {
  /** Whether an event of now passes. `dropped-with-notice`: the first one dropped in its minute, of which the app is notified. */
  take(nowUs: number): 'passes' | 'dropped' | 'dropped-with-notice';
}

export function createEventLimit(policy: PolicyValues): EventLimit {
  const passed = createSlidingCount(() => policy.eventsWindowUs);
  let noticedAt: number | undefined;
  return {
    take(nowUs) {
      if (passed.total(nowUs) < policy.eventsPerWindow) {
        passed.add(nowUs);
        return 'passes';
      }
      const minute = Math.floor(nowUs / policy.rateLimitNoticeEveryUs);
      if (minute === noticedAt) return 'dropped';
      noticedAt = minute;
      return 'dropped-with-notice';
    },
  };
}
