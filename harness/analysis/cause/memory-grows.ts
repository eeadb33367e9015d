import { bytes, count, duration } from '../../base/quantity.ts';
import { memoryTrend } from '../../history/growth.ts';
import type { CauseKind } from './cause.ts';

export const memoryGrows = {
  name: 'memory-grows',
  means: 'Its memory grows with every event',
  explains: ['memory-growth'],
  find(history) {
    const trend = memoryTrend(history);
    const first = history.usages.find(({ at }) => at >= history.from);
    const last = history.usages.at(-1);
    if (!trend || trend.interval[0] <= 0 || !first || !last) return undefined;
    const events = history.deliveries.filter(({ dueAt }) => dueAt >= first.at && dueAt <= last.at).length;
    return {
      sentence: `The app’s memory grows the longer it runs, under even traffic and no fault: from ${bytes(first.rssBytes)} to ${bytes(last.rssBytes)} in ${duration(last.at - first.at)} and ${count(events)} events; that is ${bytes(trend.slope)} in a minute (95 %: ${bytes(trend.interval[0])} to ${bytes(trend.interval[1])})`,
      atUs: first.at - history.from,
      witness: 'app',
    };
  },
} as const satisfies CauseKind;
