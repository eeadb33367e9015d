import { repeatsOf, tellsRepeats } from '../history/repeats.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** An app that does not tell repeats at all is right by Slack’s promise of at least once; one that means to and forgets is not. */
export const forgottenRepeats = {
  name: 'forgotten-repeats',
  title: 'forgotten and handled again',
  asks: 'Of an app that knows an event which comes twice at once: how many events did it handle again that came again after a while?',
  unit: 'count',
  better: 'lower',
  measure(history) {
    const repeats = repeatsOf(history);
    if (!tellsRepeats(repeats)) return { kind: 'nothing', why: 'the app was not seen to tell repeats' };
    const forgotten = new Set(repeats.late.flatMap(({ event, isHandledAgain }) => (isHandledAgain ? [event] : [])));
    return count(history, ({ event }) => forgotten.has(event));
  },
} as const satisfies Metric;
