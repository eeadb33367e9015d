import type { Metric } from './metric.ts';

/** From the start of the process until Slack could see it: the Request URL verified, or a link's hello. */
export const startUp = {
  name: 'start-up',
  title: 'start-up',
  asks: 'How long does the app take from its start until Slack can see it?',
  unit: 'us',
  better: 'lower',
  // Interpreters that load beside other cells differ by more than by their transport.
  margin: 250_000,
  measure: ({ startUs, plan }) =>
    startUs === undefined
      ? { kind: 'nothing', why: 'Slack never saw the app' }
      : { kind: 'number', value: startUs, of: plan.instances ?? 1 },
} as const satisfies Metric;
