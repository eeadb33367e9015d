import { droppedAtStops } from '../history/in-hand.ts';
import type { Metric } from './metric.ts';

/** Nobody sends them again: Slack has its ack. An app that was killed in the middle could not help it. */
export const droppedAtStop = {
  name: 'dropped-at-stop',
  title: 'acknowledged, and dropped when it was told to end',
  asks: 'How many events had the app acknowledged and not handled when it ended at a SIGTERM that left it time to finish?',
  unit: 'count',
  better: 'lower',
  measure: (history) => {
    const stops = droppedAtStops(history);
    if (stops.length === 0) return { kind: 'nothing', why: 'the app was not told to end, or was killed' };
    if (!history.reportsHandled) return { kind: 'nothing', why: 'it is not known what the app handled' };
    const dropped = stops.flatMap(({ unhandled }) => unhandled);
    return {
      kind: 'number',
      value: dropped.length,
      of: stops.length,
      ...(dropped.length === 0 ? {} : { witnesses: dropped.slice(0, 5) }),
    };
  },
} as const satisfies Metric;
