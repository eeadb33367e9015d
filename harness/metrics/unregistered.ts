import { complement, lengthOf } from '../base/intervals.ts';
import { ms } from '../base/units.ts';
import { registeredTimes } from '../history/links.ts';
import type { Metric } from './metric.ts';

/** From the first event to the end, in µs. Not deaf time: a link may be there and mute, and a short one may miss no event. */
export const unregistered = {
  name: 'unregistered',
  title: 'time without a link',
  asks: 'For how long did Slack have no registered link of the app?',
  unit: 'us',
  better: 'lower',
  margin: ms(100),
  measure: ({ plan, measured, links, from, until }) => {
    if (plan.transport === 'http') return { kind: 'nothing', why: 'over HTTP the app holds no link' };
    if (measured.length === 0) return { kind: 'nothing', why: 'no event was raised' };
    const without = complement(registeredTimes(links, until), [from, until]);
    return { kind: 'number', value: lengthOf(without), of: without.length };
  },
} as const satisfies Metric;
