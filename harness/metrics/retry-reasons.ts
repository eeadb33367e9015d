import type { Metric } from './metric.ts';
import { tally } from './tally.ts';

/** Failed attempts by Slack’s own reasons, of all attempts; behind `http_error` the status that the app answered with. */
export const retryReasons = {
  name: 'retry-reasons',
  title: 'failed attempts by reason',
  asks: 'For which of Slack’s reasons did attempts fail, and with which status?',
  unit: 'count',
  better: 'lower',
  measure: ({ measured }) => {
    const of = measured.reduce((sum, { attempts }) => sum + attempts.length, 0);
    if (of === 0) return { kind: 'nothing', why: 'no attempt was made' };
    const failed = measured.flatMap(({ event, attempts }) =>
      attempts.flatMap(({ reason, status }) =>
        reason === undefined ? [] : [[status === undefined ? reason : `${reason} ${status}`, event] as const],
      ),
    );
    return tally(failed, of);
  },
} as const satisfies Metric;
