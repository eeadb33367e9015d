import { bytes } from '../base/quantity.ts';
import { memoryTrend } from '../history/growth.ts';
import { growth } from './growth.ts';
import type { Metric } from './metric.ts';

/** Bytes in a minute: the lower end of the 95 % interval of the trend, so that chance is no growth. */
export const memoryGrowth = {
  name: 'memory-growth',
  title: 'growth of memory in a minute',
  asks: 'By how much, at least, does the memory of the app grow in a minute of even traffic?',
  unit: 'bytes',
  better: 'lower',
  measure: (history) => growth(memoryTrend(history), bytes),
} as const satisfies Metric;
