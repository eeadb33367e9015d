import type { Metric } from './metric.ts';

/** What Slack sent on links by itself, from the start of the app on: each hello, each of its pings, each first word to leave a link. */
export const unaskedFrames = {
  name: 'unasked-frames',
  title: 'frames that Slack sent unasked',
  asks: 'How often did Slack tell the app something that is no delivery: hello, ping, disconnect?',
  unit: 'count',
  better: 'higher',
  measure: ({ plan, links, linkSigns }) => {
    if (plan.transport === 'http') return { kind: 'nothing', why: 'over HTTP Slack has no way to send anything else' };
    if (links.length === 0) return { kind: 'nothing', why: 'the app opened no link' };
    const hellos = links.filter(({ readyAt }) => readyAt !== undefined).length;
    const farewells = links.filter(({ toldToLeaveAt }) => toldToLeaveAt !== undefined).length;
    const pings = [...linkSigns.pings.values()].reduce((sum, own) => sum + own.length, 0);
    return { kind: 'number', value: hellos + farewells + pings, of: links.length };
  },
} as const satisfies Metric;
