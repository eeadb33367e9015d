/** What the terminal shows while a run goes: a line for each cell that ended and, on a real terminal, what is running. */

import { createLogUpdate } from 'log-update';
import { judgeJournal } from '../analyse.ts';
import { metricNamed } from '../metrics/index.ts';
import { quantity } from '../quantity.ts';
import type { Progress } from '../run.ts';
import { lookOfCell } from '../../reports/verdict-look.ts';
import { styleText } from 'node:util';

export interface Live {
  readonly progress: Progress;
  /** Takes the status away; what follows is written below the lines. */
  stop(): void;
}

/** `stream` is stderr where stdout carries the result. */
export function showLive(stream: NodeJS.WriteStream, intro: string): Live {
  const isTerminal = stream.isTTY;
  const status = createLogUpdate(stream);
  const running = new Map<string, number>();
  const began = performance.now();
  let directory = '';
  let total = 0;
  let done = 0;
  let timer: NodeJS.Timeout | undefined;

  function line(text: string): void {
    if (isTerminal) status.clear();
    stream.write(`${text}\n`);
    draw();
  }

  function draw(): void {
    if (!isTerminal || total === 0) return;
    const elapsed = Math.round((performance.now() - began) / 1_000);
    const names = [...running.keys()].map((id) =>
      id
        .split(' › ')
        .filter((_, index) => index === 1 || index === 3)
        .join(' · '),
    );
    const width = Math.max(40, stream.columns ?? 80) - 2;
    const running_ = `${names.join(', ')}`;
    status(
      `${done} of ${total} cells done, ${elapsed} s (Ctrl-C ends the run and reports what was seen)\n` +
        (running_.length > width ? `${running_.slice(0, width - 1)}…` : running_),
    );
  }

  return {
    progress: {
      line,
      began(run) {
        ({ directory } = run);
        total = run.cells.filter(({ unsupported }) => unsupported === undefined).length;
        const { kind, version, from } = run.engine;
        line(`${intro}: ${total} cells, journal in ${directory}/journal`);
        line(
          kind === 'real'
            ? `Toxiproxy ${version} (${from})`
            : 'Toxiproxy: the embedded engine, as no toxiproxy-server was found (npm run toxiproxy:install gets the real one)',
        );
        timer = setInterval(draw, 500);
      },
      cellBegan({ plan }) {
        running.set(plan.id, performance.now());
        draw();
      },
      cellEnded(cell) {
        running.delete(cell.plan.id);
        done += 1;
        const result = judgeJournal(directory, cell);
        const look = lookOfCell(result);
        const tone = {
          pass: 'green',
          fail: 'red',
          known: 'yellow',
          unknown: 'yellow',
          unsupported: 'dim',
          absent: 'dim',
        } as const;
        const { decisive } = result;
        const shown = decisive
          ? `${quantity(decisive.value, metricNamed(decisive.metric).unit)} ${metricNamed(decisive.metric).title}${decisive.of ? ` ${decisive.of}` : ''}`
          : '';
        const why = look.tone === 'fail' || look.tone === 'unknown' ? `: ${result.why}` : '';
        line(`${styleText(tone[look.tone], `${look.mark} ${look.word}`, { stream })}  ${cell.plan.id}  ${shown}${why}`);
      },
    },
    stop() {
      clearInterval(timer);
      if (isTerminal) status.clear();
    },
  };
}
