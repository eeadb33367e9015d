import { ms, seconds } from '../units.ts';
import type { Metric } from './metric.ts';

/** End of the fault (of one that strikes once: its beginning), as confirmed, to the first ack of an event due after it, in µs; the worst episode. Where none came: until the end of the journal and a second, as a lower bound. */
export const recovery = {
  name: 'recovery',
  title: 'recovery',
  asks: 'How long after the fault was over was an event acknowledged that was raised after it?',
  unit: 'us',
  better: 'lower',
  margin: ms(100),
  measure: ({ episodes, deliveries, until }) => {
    if (episodes.length === 0) return { kind: 'nothing', why: 'the scenario has no fault' };
    let worst = 0;
    for (const { isMomentary, began, ended } of episodes) {
      const over = isMomentary ? began[1] : ended?.[1];
      if (over === undefined) return { kind: 'nothing', why: 'the fault never ended' };
      const later = deliveries.filter(({ dueAt }) => dueAt >= over);
      if (later.length === 0) return { kind: 'nothing', why: 'no event was raised after the fault' };
      const first = Math.min(...later.map(({ ackedAt }) => ackedAt ?? Number.POSITIVE_INFINITY));
      worst = Math.max(worst, Math.min(first, until + seconds(1)) - over);
    }
    return { kind: 'number', value: worst, of: episodes.length };
  },
} as const satisfies Metric;
