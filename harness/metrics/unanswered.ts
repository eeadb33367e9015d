import { isUnanswered } from '../history/given-up-posts.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** Of an app that answers in Slack: acknowledged, and nothing of an answer was seen. Whoever waited for it got nothing. */
export const unanswered = {
  name: 'unanswered',
  title: 'acknowledged and never answered',
  asks: 'How many events did the app acknowledge without an answer that Slack could see, although it answers others?',
  unit: 'count',
  better: 'lower',
  measure: (history) =>
    history.measured.some(({ effects }) => effects.some(({ by }) => by !== 'command'))
      ? count(history, isUnanswered)
      : { kind: 'nothing', why: 'the app answered nothing that Slack could see' },
} as const satisfies Metric;
