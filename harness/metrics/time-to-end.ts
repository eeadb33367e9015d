import type { Metric } from './metric.ts';

/**
 * From the SIGTERM to the end of the process, in µs, the longest; where it had to be killed, more than until that. What was killed amid work that it
 * had acknowledged may have been about to end.
 */
export const timeToEnd = {
  name: 'time-to-end',
  title: 'time to end when told to',
  asks: 'How long did the app’s process live on after it was told to end?',
  unit: 'us',
  better: 'lower',
  measure: ({ exits }) => {
    const ends = exits.flatMap((exit) =>
      exit.asked && exit.askedAt !== undefined ? [{ ...exit, askedAt: exit.askedAt }] : [],
    );
    if (ends.length === 0) return { kind: 'nothing', why: 'the app was not told to end' };
    const took = ends
      .filter(({ signal, inHand }) => signal !== 'SIGKILL' || inHand.unhandled.length === 0)
      .map(({ askedAt, at, signal }) => ({ us: at - askedAt, isKilled: signal === 'SIGKILL' }))
      .toSorted((a, b) => b.us - a.us);
    const [longest] = took;
    if (!longest) return { kind: 'nothing', why: 'the app was killed amid its work' };
    return {
      kind: 'number',
      value: longest.us,
      of: took.length,
      ...(longest.isKilled ? { isLowerBound: true } : {}),
    };
  },
} as const satisfies Metric;
