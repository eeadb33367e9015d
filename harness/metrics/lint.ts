import { breaches, lintRules } from '../analysis/lint/index.ts';
import type { Metric } from './metric.ts';

/** Rules of lint that make a cell fail, of all that do; each once, however often it was broken. */
export const lint = {
  name: 'lint',
  title: 'rules of Slack’s that the app broke',
  asks: 'How many rules did the app break by what it sent to Slack, whatever became of its events?',
  unit: 'count',
  better: 'lower',
  measure: (history) => {
    if (history.deliveries.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const found = breaches(history);
    return {
      kind: 'number',
      value: found.length,
      of: lintRules.filter(({ gravity }) => gravity === 'fails').length,
      ...(found.length === 0 ? {} : { note: found.map(({ rule }) => rule).join(', ') }),
    };
  },
} as const satisfies Metric;
