import { answersByGesture } from '../history/gestures.ts';
import type { Metric } from './metric.ts';

/** Gestures to which the app posted more than one answer. */
export const answeredTwice = {
  name: 'answered-twice',
  title: 'mentions answered twice',
  asks: 'To how many mentions, which Slack sends as a message and as an app_mention, did the app post more than one answer?',
  unit: 'count',
  better: 'lower',
  measure: (history) => {
    const gestures = answersByGesture(history);
    if (gestures.length === 0) return { kind: 'nothing', why: 'no mention came as two events' };
    const twice = gestures.filter(({ posts }) => posts.length > 1);
    return {
      kind: 'number',
      value: twice.length,
      of: gestures.length,
      ...(twice.length === 0 ? {} : { witnesses: twice.slice(0, 5).map(({ gesture }) => gesture) }),
    };
  },
} as const satisfies Metric;
