import { modalCalls } from '../history/modal-calls.ts';
import type { Metric } from './metric.ts';

/** The person pressed something and nothing opened: Slack takes a trigger_id for 3 s. */
export const modalsTooLate = {
  name: 'modals-too-late',
  title: 'modals opened too late',
  asks: 'How often did the app open a modal when its trigger_id was gone already?',
  unit: 'count',
  better: 'lower',
  measure: ({ calls }) => {
    const { all, late } = modalCalls(calls);
    if (all.length === 0) return { kind: 'nothing', why: 'the app opened no modal' };
    return { kind: 'number', value: late.length, of: all.length };
  },
} as const satisfies Metric;
