import type { Metric } from './metric.ts';

/** TCP connections of links that got hello, whatever was said on them since. */
export const linksAtEnd = {
  name: 'links-at-end',
  title: 'connections open at the end',
  asks: 'How many connections of its links did the app hold open when the run ended?',
  unit: 'count',
  better: 'lower',
  measure: ({ plan, links, deliveries }) => {
    if (plan.transport === 'http') return { kind: 'nothing', why: 'over HTTP the app holds no link' };
    if (deliveries.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const ready = links.filter(({ readyAt }) => readyAt !== undefined);
    const open = ready.filter(({ closed }) => !closed);
    return { kind: 'number', value: open.length, of: ready.length, witnesses: open.slice(0, 5).map(({ id }) => id) };
  },
} as const satisfies Metric;
