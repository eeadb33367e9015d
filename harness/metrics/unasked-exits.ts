import type { Metric } from './metric.ts';

/** Ends of the app’s process that nobody asked for. */
export const unaskedExits = {
  name: 'unasked-exits',
  title: 'exits nobody asked for',
  asks: 'How often did the app’s process end although nobody asked it to?',
  unit: 'count',
  better: 'lower',
  measure: ({ exits }) => {
    const unasked = exits.filter(({ asked }) => !asked);
    return {
      kind: 'number',
      value: unasked.length,
      of: exits.length,
      ...(unasked.length > 0 ? { witnesses: unasked.slice(0, 5).map(({ text }) => text) } : {}),
    };
  },
} as const satisfies Metric;
