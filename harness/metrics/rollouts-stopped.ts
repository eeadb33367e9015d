import type { Metric } from './metric.ts';

/** Kubernetes calls it a deployment that makes no progress: the old processes stay, and the new version never comes. */
export const rolloutsStopped = {
  name: 'rollouts-stopped',
  title: 'new processes never reached',
  asks: 'How many processes, started beside the old ones to take their place, could Slack not reach in time?',
  unit: 'count',
  better: 'lower',
  measure: ({ successors }) => {
    if (successors.length === 0) return { kind: 'nothing', why: 'no process was replaced' };
    const stopped = successors.filter(({ isReached }) => !isReached);
    return {
      kind: 'number',
      value: stopped.length,
      of: successors.length,
      ...(stopped.length === 0 ? {} : { witnesses: stopped.map(({ instance }) => `instance ${instance}`) }),
    };
  },
} as const satisfies Metric;
