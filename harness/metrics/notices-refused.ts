import type { Metric } from './metric.ts';

/** Slack tells an app by `app_rate_limited` that it drops events; a socket has no answer by which an app could refuse it. */
export const noticesRefused = {
  name: 'notices-refused',
  title: 'notices of Slack’s refused',
  asks: 'How often did the app answer app_rate_limited, by which Slack says that it drops events, with an error?',
  unit: 'count',
  better: 'lower',
  measure: ({ notices }) => {
    if (notices.length === 0) return { kind: 'nothing', why: 'Slack said nothing of the kind' };
    const refused = notices.filter(({ status }) => status !== undefined);
    return {
      kind: 'number',
      value: refused.length,
      of: notices.length,
      ...(refused.length === 0
        ? {}
        : { witnesses: refused.slice(0, 5).map(({ id }) => id), note: `HTTP ${refused[0]?.status}` }),
    };
  },
} as const satisfies Metric;
