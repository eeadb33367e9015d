import { fateOf } from '../history/deliveries.ts';
import { hastyLosses } from '../history/haste.ts';
import { count } from './count.ts';
import type { Metric } from './metric.ts';

/** Events abandoned by Slack or acknowledged and then not handled. */
export const lost = {
  name: 'lost',
  title: 'lost',
  asks: 'How many events did the app never handle: given up by Slack (unless hastened retries alone may be why), or acknowledged and then not handled?',
  unit: 'count',
  better: 'lower',
  measure(history) {
    const hasty = new Set(hastyLosses(history).losses);
    return count(history, (delivery) => fateOf(delivery, history) === 'lost' && !hasty.has(delivery));
  },
} as const satisfies Metric;
