import type { Metric } from './metric.ts';

/** Slack sends at least once: what the user sees twice is the app's affair, though each delivery was handled well. */
export const repeatedPosts = {
  name: 'repeated-posts',
  title: 'events answered twice with the same words',
  asks: 'To how many events did the app make the same post more than once, as it does where a retry repeats the effect?',
  unit: 'count',
  better: 'lower',
  measure: ({ measured }) => {
    const posted = measured.map(({ event, effects }) => ({
      event,
      texts: effects.flatMap(({ by, text }) => (by === 'post' ? [text] : [])),
    }));
    const answered = posted.filter(({ texts }) => texts.length > 0);
    if (answered.length === 0) return { kind: 'nothing', why: 'the app posted no answer' };
    const again = answered.filter(({ texts }) => new Set(texts).size < texts.length);
    return {
      kind: 'number',
      value: again.length,
      of: answered.length,
      ...(again.length === 0 ? {} : { witnesses: again.slice(0, 5).map(({ event }) => event) }),
    };
  },
} as const satisfies Metric;
