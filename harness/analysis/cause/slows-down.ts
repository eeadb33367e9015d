import { duration } from '../../base/quantity.ts';
import { median } from '../../base/statistics.ts';
import { latencyTrend } from '../../history/growth.ts';
import type { CauseKind } from './cause.ts';
import { unreached } from './symptoms.ts';

/** So much of the events, at each end of the run, to say how it began and how it ended. */
const end = 0.2;
/** Fewer say nothing of a trend: what follows one crash or one retry looks like one. */
const fewest = 60;
/** Slower growth is none that a person would call so. */
const leastRatio = 3;

export const slowsDown = {
  name: 'slows-down',
  means: 'It gets slower the longer it runs',
  explains: ['latency-growth', ...unreached],
  find(history) {
    const trend = latencyTrend(history);
    const acked = history.measured.flatMap(({ event, dueAt, ackedAt, attempts }) =>
      // A retry is late by Slack's delays, not by the app's
      ackedAt === undefined || attempts.length > 1 ? [] : [{ event, dueAt, took: ackedAt - dueAt }],
    );
    const size = Math.ceil(acked.length * end);
    const [begin, last] = [acked.slice(0, size), acked.slice(-size)].map((part) => part.map(({ took }) => took));
    const [first] = acked;
    if (acked.length < fewest || history.exits.some(({ asked }) => !asked)) return undefined;
    if (!trend || trend.interval[0] <= 0 || !begin || !last || !first) return undefined;
    const [early, late] = [median(begin), median(last)];
    if (late < early * leastRatio) return undefined;
    return {
      sentence: `The app gets slower the longer it runs, under even traffic and no fault: half of the first ${size} events were acknowledged within ${duration(early)}, of the last ${size} within ${duration(late)}; that is ${duration(trend.slope)} more in a minute (95 %: ${duration(trend.interval[0])} to ${duration(trend.interval[1])})`,
      atUs: first.dueAt - history.from,
      witness: acked.toSorted((a, b) => b.took - a.took)[0]?.event ?? first.event,
    };
  },
} as const satisfies CauseKind;
