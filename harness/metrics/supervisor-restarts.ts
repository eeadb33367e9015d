import { supervisorRestarts } from '../history/health.ts';
import type { Metric } from './metric.ts';

/** By Kubernetes’ defaults of a liveness probe (periodSeconds 10, failureThreshold 3): kubernetes.io, Configure Liveness, Readiness and Startup Probes. */
export const supervisorRestartsCount = {
  name: 'supervisor-restarts',
  title: 'restarts by a supervisor',
  asks: 'How often would a supervisor have ended the app, that asks its health door each 10 s and gives it up at the third refusal in a row?',
  unit: 'count',
  better: 'lower',
  measure(history) {
    if (history.healthAnswers.length === 0) return { kind: 'nothing', why: 'its health door was not asked (--health)' };
    return {
      kind: 'number',
      value: supervisorRestarts(history.healthAnswers).length,
      of: history.healthAnswers.length,
    };
  },
} as const satisfies Metric;
