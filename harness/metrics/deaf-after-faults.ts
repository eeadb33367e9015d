import { greatest } from '../base/extremes.ts';
import { ms } from '../base/units.ts';
import { overAt } from '../history/episodes.ts';
import { deafTimes } from '../history/usability.ts';
import type { Metric } from './metric.ts';

/**
 * The longest deaf time (`usability.ts`), in µs, after the last of all faults was over (of one that strikes once: had struck). Where faults
 * overlap `recovery` counts one fault's time into another's, and it does not see an app that goes deaf later on; this does.
 */
export const deafAfterFaults = {
  name: 'deaf-after-faults',
  title: 'longest deaf time after the last fault',
  asks: 'Once no fault was in force any more, for how long at a stretch did what Slack sent get no ack in time?',
  unit: 'us',
  better: 'lower',
  margin: ms(100),
  measure: (history) => {
    const { episodes, deliveries } = history;
    if (episodes.length === 0) return { kind: 'nothing', why: 'the scenario has no fault' };
    const ends = episodes.flatMap((episode) => overAt(episode) ?? []);
    if (ends.length < episodes.length) return { kind: 'nothing', why: 'a fault never ended' };
    const over = Math.max(...ends);
    if (!deliveries.some(({ attempts }) => attempts.some(({ sentAt }) => sentAt >= over)))
      return { kind: 'nothing', why: 'no event was sent after the last fault' };
    const { gaps, isOpen } = deafTimes(history);
    const lengths = gaps.map(([from, until]) => Math.max(0, until - Math.max(from, over)));
    const value = Math.max(0, greatest(lengths));
    // The last one went on for longer than the run.
    const isMore = isOpen && value > 0 && value === lengths.at(-1);
    return {
      kind: 'number',
      value,
      of: lengths.filter((length) => length > 0).length,
      ...(isMore ? { isLowerBound: true, note: 'the app was not seen to be back' } : {}),
    };
  },
} as const satisfies Metric;
