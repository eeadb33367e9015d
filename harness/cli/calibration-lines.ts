/** What a calibration found, in words. Pure. */

import { duration, quantity } from '../base/quantity.ts';
import { metricNamed } from '../metrics/index.ts';
import type { Calibration } from '../result.ts';

const names = { http: 'HTTP', 'socket-mode': 'Socket Mode' } as const;

export function calibrationLines({ spreads, timerLatenessUs, proxyUs = {} }: Calibration): readonly string[] {
  const { p50, p99 } = timerLatenessUs;
  return [
    ...spreads.map((spread) => {
      const { title, unit } = metricNamed(spread.metric);
      const figure = spread.of === undefined ? title : `${title} ${spread.of}`;
      return `${spread.scenario}, ${spread.system} over ${names[spread.transport]}: ${figure} ${quantity(spread.median, unit)} in ${spread.runs} equal runs; 95 of 100 pairs of them differ by at most ${quantity(spread.betweenRuns, unit)}, equal arms by ${quantity(spread.equalArms, unit)}`;
    }),
    ...Object.entries(proxyUs).map(
      ([transport, us]) => `The proxy adds ${duration(us)} over ${names[transport as keyof typeof names]}`,
    ),
    `Timers wake ${duration(p50)} late, 1 of 100 more than ${duration(p99)}`,
    ...(spreads.length === 0
      ? ['Nothing was calibrated: no cell has a figure']
      : ['Later runs on this machine cite this']),
  ];
}
