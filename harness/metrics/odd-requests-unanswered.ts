import type { Metric } from './metric.ts';

/** Requests with a body that is no event, no command and no interaction, and that got no whole answer, whichever, within twice Slack's deadline. */
export const oddRequestsUnanswered = {
  name: 'odd-requests-unanswered',
  title: 'odd requests without an answer',
  asks: 'How many signed requests with an odd body did the app leave without any answer for 6 s?',
  unit: 'count',
  better: 'lower',
  measure({ oddRequests }) {
    const odd = oddRequests.filter(({ lacks }) => lacks === undefined);
    if (odd.length === 0) return { kind: 'nothing', why: 'no request with an odd body was sent' };
    const unanswered = odd.filter(({ answeredAt, status }) => answeredAt !== undefined && status === undefined);
    return {
      kind: 'number',
      value: unanswered.length,
      of: odd.length,
      ...(unanswered.length === 0 ? {} : { witnesses: unanswered.slice(0, 5).map(({ request }) => request) }),
    };
  },
} as const satisfies Metric;
