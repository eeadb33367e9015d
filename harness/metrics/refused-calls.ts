import { tallyRefused } from './tally-refused.ts';
import type { Metric } from './metric.ts';

/** Calls of the Web API that Slack refused as it would anywhere, by method and error; those that a fault refused are counted apart. */
export const refusedCalls = {
  name: 'refused-calls',
  title: 'refused calls of the Web API',
  asks: 'Which calls of the app did Slack refuse, so that nobody saw what they were to show?',
  unit: 'count',
  better: 'lower',
  measure: ({ calls }) => tallyRefused(calls.filter(({ isByFault }) => !isByFault)),
} as const satisfies Metric;
