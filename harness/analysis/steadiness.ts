/** How unsteady the harness itself was in a cell: what its figures of time may have of it (measurement.md §6). Pure. */

import { quantity } from '../base/quantity.ts';
import { ms } from '../base/units.ts';
import type { History } from '../history/history.ts';
import type { Measurement, Unsteadiness } from '../result.ts';

/** measurement.md §6; the loop's is what is left without the resolution of its own timer. */
const limits = { lateness: ms(5), 'event-loop': ms(20), collection: ms(50) } as const;
const loopResolution = ms(10);

export function unsteadiness(
  history: History,
  measurements: Readonly<Record<string, Measurement>>,
): readonly Unsteadiness[] {
  const lag = measurements['emission-lag'];
  const loopUs = history.loopP99Us - loopResolution;
  const pauseUs = longestAtAnEdge(history);
  return [
    ...(lag?.kind === 'spread' && lag.p99 >= limits.lateness
      ? [told('lateness', lag.p99, 'p99 of the sender’s lateness')]
      : []),
    ...(loopUs >= limits['event-loop'] ? [told('event-loop', loopUs, 'p99 delay of the event loop')] : []),
    ...(pauseUs >= limits.collection
      ? [told('collection', pauseUs, 'a pause for garbage while a fault began or ended')]
      : []),
  ];
}

function told(gate: Unsteadiness['gate'], us: number, what: string): Unsteadiness {
  return { gate, us, sentence: `${what} ${quantity(us, 'us')}, gate ${quantity(limits[gate], 'us')}` };
}

/** While a fault was asked for and not yet confirmed, at either end: there it moves the instant that figures count from. */
function longestAtAnEdge({ ground, episodes }: History): number {
  const edges = episodes.flatMap(({ began, ended }) => [began, ...(ended ? [ended] : [])]);
  const met = ground.pauses.filter((pause) =>
    edges.some(([asked, confirmed]) => pause.from <= confirmed && pause.until >= asked),
  );
  return Math.max(0, ...met.map(({ from, until }) => until - from));
}
