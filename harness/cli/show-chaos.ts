/** What the terminal shows of a chaos run: the fault program, then a line for each transport as it stands. */

import { judgeJournal } from '../analyse.ts';
import { renderStatus } from '../chaos/render-status.ts';
import { noStatus, seen, type Status } from '../chaos/status.ts';
import type { TransportName } from '../result.ts';
import { seconds } from '../units.ts';
import { cellLine } from './cell-line.ts';
import { engineLine } from './engine-line.ts';
import type { Live } from './live.ts';
import { openScreen } from './screen.ts';

export function showChaos(stream: NodeJS.WriteStream, intro: string): Live {
  const running = new Map<TransportName, Status>();
  let directory = '';
  const screen = openScreen({
    stream,
    logEvery: seconds(5),
    status: (width) => [...running].map(([transport, status]) => renderStatus(transport, status, width)),
  });

  return {
    progress: {
      line: screen.line,
      began({ directory: at, engine, cells }) {
        directory = at;
        screen.line(`${intro}, journal in ${directory}/journal`);
        screen.line(engineLine(engine));
        screen.line('Fault program, over both transports (Ctrl-C heals, ends the run and reports what was seen):');
        for (const fault of cells[0]?.plan.faults ?? []) screen.line(`  ${fault}`);
      },
      cellBegan({ plan }) {
        running.set(plan.transport, noStatus);
        screen.draw();
      },
      cellSaw({ plan }, entry) {
        running.set(plan.transport, seen(running.get(plan.transport) ?? noStatus, entry));
      },
      cellEnded(cell) {
        const { transport } = cell.plan;
        const last = running.get(transport) ?? noStatus;
        running.delete(transport);
        // How it stood at the end is told whatever the verdict: a run that was cut short has none.
        screen.line(renderStatus(transport, last));
        screen.line(cellLine(judgeJournal(directory, cell), stream));
      },
    },
    stop: screen.stop,
  };
}
