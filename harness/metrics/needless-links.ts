import { needlessLinks } from '../history/needless-links.ts';
import type { Metric } from './metric.ts';

export const needlessLinkCount = {
  name: 'needless-links',
  title: 'links opened without need',
  asks: 'How many links did the app open although it had one, and neither Slack nor a fault had taken it?',
  unit: 'count',
  better: 'lower',
  measure: (history) => {
    if (history.plan.transport === 'http') return { kind: 'nothing', why: 'over HTTP the app holds no link' };
    if (history.deliveries.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const needless = needlessLinks(history);
    return {
      kind: 'number',
      value: needless.length,
      of: history.links.length,
      ...(needless.length === 0 ? {} : { witnesses: needless.slice(0, 5).map(({ id }) => id) }),
    };
  },
} as const satisfies Metric;
