import type { Metric } from './metric.ts';

/** All calls, answered or refused, from the start of the app on. */
export const connectionsOpened = {
  name: 'connections-opened',
  title: 'calls to apps.connections.open',
  asks: 'How often did the app ask Slack for a socket?',
  unit: 'count',
  better: 'lower',
  measure: ({ plan, opens }) =>
    plan.transport === 'http'
      ? { kind: 'nothing', why: 'an app over HTTP asks for no socket' }
      : { kind: 'number', value: opens.length, of: opens.length },
} as const satisfies Metric;
