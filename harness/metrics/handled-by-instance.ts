import type { Metric } from './metric.ts';
import { tally } from './tally.ts';

/** Where the app runs several times: which of its instances handled the events, as they say. */
export const handledByInstance = {
  name: 'handled-by-instance',
  title: 'handled, by instance',
  asks: 'Which instance of the app handled how many of the events?',
  unit: 'count',
  better: 'higher',
  measure: ({ plan, measured, handledBy, reportsHandled }) => {
    if ((plan.instances ?? 1) === 1) return { kind: 'nothing', why: 'the app runs once' };
    if (!reportsHandled) return { kind: 'nothing', why: 'the app does not say what it handled' };
    const counted = new Set(measured.map(({ event }) => event));
    const found = [...handledBy]
      .toSorted(([a], [b]) => a - b)
      .flatMap(([instance, events]) =>
        [...events].flatMap((event) => (counted.has(event) ? [[`instance ${instance}`, event] as const] : [])),
      );
    return tally(found, measured.length);
  },
} as const satisfies Metric;
