/** What the terminal shows of a chaos run: the fault program, then a line for each transport as it stands. */

import { judgeJournal } from '../analysis/analyse.ts';
import { renderStatus } from '../chaos/render-status.ts';
import { see, startWatch, statusOf, type Watch } from '../chaos/status.ts';
import type { TransportName } from '../result.ts';
import { type TimedFault, timedWords } from '../matrix/timed-fault.ts';
import { seconds } from '../base/units.ts';
import { cellLine } from './cell-line.ts';
import { engineLine } from './engine-line.ts';
import type { Live } from './live.ts';
import { openScreen } from './screen.ts';

/** Of the fault program; a run of hours has hundreds. */
const mostLines = 30;

export function showChaos(stream: NodeJS.WriteStream, intro: string, faults: readonly TimedFault[]): Live {
  const running = new Map<TransportName, Watch>();
  let directory = '';
  const screen = openScreen({
    stream,
    logEvery: seconds(5),
    status: (width) => [...running].map(([transport, watch]) => renderStatus(transport, statusOf(watch), width)),
  });

  return {
    progress: {
      line: screen.line,
      began(run) {
        ({ directory } = run);
        screen.line(`${intro}, journal in ${directory}/journal`);
        screen.line(engineLine(run.engine));
        screen.line('Fault program, over both transports (Ctrl-C heals, ends the run and reports what was seen):');
        for (const line of faults.slice(0, mostLines).map(programLine)) screen.line(line);
        if (faults.length > mostLines)
          screen.line(`  and ${faults.length - mostLines} more, all of them in the report`);
      },
      cellBegan({ plan }) {
        running.set(plan.transport, startWatch());
        screen.draw();
      },
      cellSaw({ plan }, entry) {
        const watch = running.get(plan.transport);
        if (watch) see(watch, entry);
      },
      cellEnded(cell) {
        const { transport } = cell.plan;
        const last = running.get(transport) ?? startWatch();
        running.delete(transport);
        // How it stood at the end is told whatever the verdict: a run that was cut short has none.
        screen.line(renderStatus(transport, statusOf(last)));
        screen.line(cellLine(judgeJournal(directory, cell), stream));
      },
    },
    stop: screen.stop,
  };
}

/** `  3. every byte to Slack waits 150 ms (11.02 s to 14.33 s)`; the report has the same numbers. */
function programLine(timed: TimedFault, index: number): string {
  return `${String(index + 1).padStart(3)}. ${timedWords(timed)}`;
}
