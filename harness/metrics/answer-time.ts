import { spread } from './spread.ts';
import type { Metric } from './metric.ts';

/** Due to the first sign of an answer that somebody in Slack can see, in µs; events that got none are not in it. */
export const answerTime = {
  name: 'answer-time',
  title: 'time to the answer',
  asks: 'How long after an event was due did the app’s answer stand in Slack?',
  unit: 'us',
  better: 'lower',
  spoken: ['faster', 'slower'],
  measure: ({ measured }) =>
    spread(
      measured.flatMap(({ dueAt, effects }) => {
        const first = effects.find(({ by }) => by !== 'command');
        return first === undefined ? [] : [Math.max(0, first.at - dueAt)];
      }),
      'the app answered nothing that Slack could see',
    ),
} as const satisfies Metric;
