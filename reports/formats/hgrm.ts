import { count } from '../../harness/base/quantity.ts';
import { visibleText } from '../../harness/base/visible-text.ts';
import type { Format } from '../format.ts';
import { responseHistogram } from '../machine/response-histogram.ts';

/** HdrHistogram's percentile text, a section a cell, in ms: as its plotter and `wrk2` show it. */
export const hgrm = {
  name: 'hgrm',
  extension: 'hgrm',
  render: ({ cells }, evidenceOf) =>
    cells
      .flatMap(({ id }) => {
        const evidence = evidenceOf(id);
        if (!evidence || evidence.events.length === 0) return [];
        const { histogram, unacknowledged } = responseHistogram(evidence);
        const note =
          unacknowledged === 0
            ? ''
            : `# ${count(unacknowledged)} were never acknowledged: they stand at 3,600,000 ms\n`;
        return [
          `# ${visibleText(id)}: response time, ms\n${note}${histogram.outputPercentileDistribution(5, 1_000)}\n`,
        ];
      })
      .join(''),
} as const satisfies Format;
