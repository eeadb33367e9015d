import type { Metric } from './metric.ts';

/** Ends of the app’s process that nobody asked for. */
export const unaskedExits = {
  name: 'unasked-exits',
  title: 'crashes',
  asks: 'How often did the app end without being asked to?',
  unit: 'count',
  better: 'lower',
  measure: ({ exits }) => {
    const crashes = exits.filter(({ asked }) => !asked);
    return {
      kind: 'number',
      value: crashes.length,
      of: exits.length,
      ...(crashes.length > 0 ? { witnesses: crashes.slice(0, 5).map(({ text }) => text) } : {}),
    };
  },
} as const satisfies Metric;
