import { givenUpPosts, isRefusedForNow } from '../history/given-up-posts.ts';
import type { Metric } from './metric.ts';

/** Posts that a fault refused with 429 or 5xx, that were not made again, and without which an event got no answer. */
export const postsGivenUp = {
  name: 'posts-given-up',
  title: 'answers given up after a refusal',
  asks: 'How many answers did the app never post, because Slack refused the first try with 429 or 5xx?',
  unit: 'count',
  better: 'lower',
  measure: (history) => {
    const refused = history.calls.filter((call) => call.method.startsWith('chat.') && isRefusedForNow(call));
    if (refused.length === 0) return { kind: 'nothing', why: 'no post was refused for the moment' };
    if (!history.measured.some(({ effects }) => effects.length > 0))
      return { kind: 'nothing', why: 'the app answered nothing that Slack could see' };
    const given = givenUpPosts(history);
    return {
      kind: 'number',
      value: given.length,
      of: new Set(refused.map(({ method, call }) => `${method} ${call}`)).size,
      ...(given.length === 0 ? {} : { witnesses: given.slice(0, 5).map(({ unanswered }) => unanswered.event) }),
    };
  },
} as const satisfies Metric;
