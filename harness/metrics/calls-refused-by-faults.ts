import { tallyRefused } from './tally-refused.ts';
import type { Metric } from './metric.ts';

/** Calls of the Web API that a fault of the scenario refused or left unanswered, by method and error. */
export const callsRefusedByFaults = {
  name: 'calls-refused-by-faults',
  title: 'calls that a fault refused',
  asks: 'Which calls of the app did a fault refuse, in Slack’s place?',
  unit: 'count',
  better: 'lower',
  measure: ({ calls }) => tallyRefused(calls.filter(({ isByFault }) => isByFault)),
} as const satisfies Metric;
