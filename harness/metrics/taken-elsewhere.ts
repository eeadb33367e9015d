import type { Metric } from './metric.ts';

/** Slack sends each event to one of the links that the token has open, whoever holds it. */
export const takenElsewhere = {
  name: 'taken-elsewhere',
  title: 'events that another process took',
  asks: 'How many events went to a link with the app’s token that is not one of the app’s?',
  unit: 'count',
  better: 'lower',
  measure: ({ plan, deliveries, taken }) => {
    if (plan.transport === 'http') return { kind: 'nothing', why: 'over HTTP Slack has one Request URL and no links' };
    if (deliveries.length + taken.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    return {
      kind: 'number',
      value: taken.length,
      of: deliveries.length + taken.length,
      ...(taken.length === 0 ? {} : { witnesses: taken.slice(0, 5).map(({ event }) => event) }),
    };
  },
} as const satisfies Metric;
