/** What the terminal shows while a run goes: a line for each cell that ended and, on a real terminal, what is running. */

import { judgeJournal } from '../analysis/analyse.ts';
import type { Progress } from '../lab/run-options.ts';
import { cellLine } from './cell-line.ts';
import { engineLine } from './engine-line.ts';
import { openScreen } from './screen.ts';

export interface Live {
  readonly progress: Progress;
  /** Takes the status away; what follows is written below the lines. */
  stop(): void;
}

/** `stream` is stderr where stdout carries the result. */
export function showLive(stream: NodeJS.WriteStream, intro: string): Live {
  const running = new Set<string>();
  const began = performance.now();
  let directory = '';
  let total = 0;
  const done = new Set<string>();
  let notBegun = 0;
  let systems = 0;
  /** Systems that said of an event that they handled it: from then on every cell of theirs is held to it. */
  const reporting = new Set<string>();
  const screen = openScreen({ stream, status });

  function status(width: number): readonly string[] {
    if (total === 0) return [];
    const elapsed = Math.round((performance.now() - began) / 1_000);
    const names = [...running].map((id) => shortName(id, systems > 1)).join(', ');
    return [
      `${done.size + notBegun} of ${total} cells done, ${elapsed} s (Ctrl-C ends the run and reports what was seen)`,
      names.length > width ? `${names.slice(0, width - 1)}…` : names,
    ];
  }

  return {
    progress: {
      line: screen.line,
      began(run) {
        ({ directory } = run);
        total = run.cells.filter(({ unsupported }) => unsupported === undefined).length;
        systems = new Set(run.cells.map(({ plan }) => plan.system)).size;
        screen.line(`${intro}: ${total} cells, journal in ${directory}/journal`);
        screen.line(engineLine(run.engine));
      },
      cellBegan({ plan }) {
        running.add(plan.id);
        screen.draw();
      },
      cellEnded(cell) {
        running.delete(cell.plan.id);
        done.add(cell.plan.id);
        const { system } = cell.plan;
        const known = reporting.has(system) ? { reporting: { by: 'reported', interactions: [] } as const } : {};
        const judged = judgeJournal(directory, cell, known);
        if (judged.handledBy === 'reported') reporting.add(system);
        screen.line(cellLine(judged, stream));
      },
      cellNotBegun() {
        notBegun += 1;
        screen.draw();
      },
    },
    stop() {
      screen.stop();
      if (notBegun > 0)
        screen.line(
          `${notBegun} cells were not begun: their app does not start, or has no such transport, as told above`,
        );
    },
  };
}

/** Scenario and transport of a cell's id, and its system where there are several. */
function shortName(id: string, hasSystem: boolean): string {
  return id
    .split(' › ')
    .filter((_, index) => index === 1 || index === 3 || (hasSystem && index === 2))
    .join(' · ');
}
