/** What grows over a run: how long acks take, and the memory of the app. Pure. */

import { minutes, seconds } from '../base/units.ts';
import { type Point, type Trend, trendOf } from '../base/trend.ts';
import type { History } from './history.ts';

/** Runtimes compile and fill their heaps at first; that is over then. */
const settledAfter = seconds(8);

/** µs of response time for each minute. Undefined where there are too few events. Under faults there is no trend of the app's own. */
export function latencyTrend({ measured, episodes }: History): Trend | undefined {
  if (episodes.length > 0) return undefined;
  return perMinute(
    measured.flatMap(({ dueAt, attempts: [first], ackedAt }) =>
      first && ackedAt !== undefined ? [{ x: dueAt, y: ackedAt - dueAt }] : [],
    ),
  );
}

/** Bytes for each minute, of all instances together; of processes that stayed. Undefined where there are too few samples. */
export function memoryTrend({ usages, exits, from, until }: History): Trend | undefined {
  if (exits.some(({ at }) => at <= until)) return undefined;
  const byInstance = Map.groupBy(
    usages.filter(({ at }) => at >= from + settledAfter),
    ({ instance }) => instance,
  );
  const trends = [...byInstance.values()].map((all) =>
    perMinute(all.map(({ at, rssBytes }) => ({ x: at, y: rssBytes }))),
  );
  return trends.reduce<Trend | undefined>(
    (sum, each) =>
      sum &&
      each && {
        slope: sum.slope + each.slope,
        interval: [sum.interval[0] + each.interval[0], sum.interval[1] + each.interval[1]],
      },
    trends.length === 0 ? undefined : { slope: 0, interval: [0, 0] },
  );
}

function perMinute(points: readonly Point[]): Trend | undefined {
  return trendOf(points.map(({ x, y }) => ({ x: x / minutes(1), y })));
}
