import type { Metric } from './metric.ts';

/** Whoever has been told to end needs no link any more: Slack would send events to it that nobody handles. */
export const opensAfterStop = {
  name: 'opens-after-stop',
  title: 'links asked for after it was told to end',
  asks: 'How often did the app ask Slack for a link between being told to end and its end?',
  unit: 'count',
  better: 'lower',
  measure: ({ plan, exits, opens }) => {
    if (plan.transport === 'http') return { kind: 'nothing', why: 'over HTTP the app asks for no link' };
    const stops = exits.filter(({ asked, askedAt }) => asked && askedAt !== undefined);
    if (stops.length === 0) return { kind: 'nothing', why: 'the app was not told to end' };
    const late = opens.filter((open) => stops.some(({ askedAt = open, at }) => open > askedAt && open < at));
    return { kind: 'number', value: late.length, of: opens.length };
  },
} as const satisfies Metric;
