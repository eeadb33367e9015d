/** What the terminal shows while probes run: a line for each that ended and, on a real terminal, what is running. */

import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { figureText } from '../../reports/passport/figure-text.ts';
import type { PassportProgress } from '../passport/run-passport.ts';
import type { PassportResult, ProbeResult } from '../passport-result.ts';
import { judgedLook } from '../../reports/passport/looks.ts';
import { passportTable } from '../../reports/passport/table.ts';
import { pageOf } from './write-passport.ts';
import { toneStyle } from '../../reports/terminal/tone-style.ts';
import { openScreen } from './screen.ts';
import { writeJson, writeText } from './write-text.ts';

/** `stream` is stderr where stdout carries the result. */
export function showPassport(stream: NodeJS.WriteStream): {
  readonly progress: Omit<PassportProgress, 'systemEnded'>;
  stop(): void;
} {
  const running: string[] = [];
  const began = performance.now();
  let total = 0;
  let done = 0;
  const screen = openScreen({ stream, status });

  function status(width: number): readonly string[] {
    if (total === 0) return [];
    const elapsed = Math.round((performance.now() - began) / 1_000);
    const names = running.join(', ');
    return [
      `${done} of ${total} probes done, ${elapsed} s (Ctrl-C ends the run and shows what was measured)`,
      names.length > width ? `${names.slice(0, width - 1)}…` : names,
    ];
  }

  return {
    progress: {
      line: screen.line,
      began(plan) {
        total = plan.probes;
        const way = plan.isProxied ? 'through Toxiproxy' : 'without a proxy';
        screen.line(`${total} probes over Socket Mode, ${way}; journals in ${plan.directory}/journal`);
      },
      probeBegan(system, probe) {
        running.push(`${system} ${probe}`);
        screen.draw();
      },
      probeEnded(system, result) {
        for (const _ of result.runs) {
          const at = running.indexOf(`${system} ${result.name}`);
          if (at !== -1) running.splice(at, 1);
          done += 1;
        }
        screen.line(`${markOf(result, stream)} ${system}  ${result.title}: ${told(result)}`);
      },
    },
    stop: screen.stop,
  };
}

/** A verdict where one is due; a probe of which nothing is promised has a dot. */
function markOf({ standing, rows }: ProbeResult, stream: NodeJS.WriteStream): string {
  if (standing !== 'measured') return styleText('yellow', standing === 'void' ? '?' : '–', { stream });
  const judged = rows.flatMap((row) => row.judged ?? []);
  const worst =
    judged.find(({ verdict, known }) => verdict === 'fail' && !known) ??
    judged.find(({ verdict }) => verdict === 'fail') ??
    judged[0];
  if (!worst) return '·';
  const { tone, mark } = judgedLook(worst);
  return styleText(toneStyle[tone], mark, { stream });
}

/** The figures that fail, or else the first two, which say most. */
function told({ standing, why, rows }: ProbeResult): string {
  if (standing !== 'measured') return why ?? '';
  const failed = rows.filter(({ judged }) => judged?.verdict === 'fail');
  return (failed.length > 0 ? failed : rows)
    .slice(0, 2)
    .map(({ title, value }) => `${title.toLowerCase()} ${figureText(value)}`)
    .join(' · ');
}

/** The results at the end of the command: as JSON on stdout, or a table each with where its page is. */
export function showPassports(
  results: readonly PassportResult[],
  {
    directory,
    json,
    stream,
  }: { readonly directory: string; readonly json: boolean; readonly stream: NodeJS.WriteStream },
): void {
  if (json) writeJson(process.stdout, results);
  else
    for (const result of results)
      writeText(
        stream,
        passportTable(result, {
          colour: stream.hasColors?.() ?? false,
          reportAt: resolve(pageOf(directory, result)),
        }),
      );
}
