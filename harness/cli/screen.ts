/** Lines that stay, and under them a status that changes. */

import { createLogUpdate } from 'log-update';
import { type Micros, ms, toMs } from '../base/units.ts';
import { visibleLine } from '../base/visible-text.ts';
import { writeText } from './write-text.ts';

export interface Screen {
  /** Writes a line that stays. */
  line(text: string): void;
  /** Shows the status as it is now, where it is drawn in place. */
  draw(): void;
  /** Takes the status away; what follows is written below the lines. */
  stop(): void;
}

export interface ScreenOptions {
  /** stderr where stdout carries the result. */
  readonly stream: NodeJS.WriteStream;
  /** No longer than a line of `width` each; empty: nothing to show. */
  readonly status: (width: number) => readonly string[];
  /** How often the status is written as lines where there is no terminal to draw it in place. Default: never. */
  readonly logEvery?: Micros;
}

const drawEvery = ms(500);

export function openScreen({ stream, status, logEvery }: ScreenOptions): Screen {
  const update = createLogUpdate(stream);
  const every = stream.isTTY ? drawEvery : logEvery;
  const timer = every === undefined ? undefined : setInterval(stream.isTTY ? draw : log, toMs(every));
  // It must not keep a process alive whose run could not begin.
  timer?.unref();

  function draw(): void {
    if (!stream.isTTY) return;
    const lines = status(Math.max(40, stream.columns ?? 80) - 2);
    if (lines.length > 0) update(lines.map(visibleLine).join('\n'));
  }

  function log(): void {
    for (const line of status(Number.POSITIVE_INFINITY)) writeText(stream, `${visibleLine(line)}\n`);
  }

  return {
    draw,
    line(text) {
      if (stream.isTTY) update.clear();
      writeText(stream, `${visibleLine(text)}\n`);
      draw();
    },
    stop() {
      clearInterval(timer);
      if (stream.isTTY) update.clear();
    },
  };
}
