/** The page on which chaos is watched and steered. */

import { isAbsolute, relative } from 'node:path';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { chaosPage } from '../../reports/live/chaos-page.ts';
import type { Policy } from '../../mocks/slack/protocol/policy.ts';
import { shellWord } from '../base/shell-word.ts';
import { type LiveRoom, openLive } from '../live/open-live.ts';
import { commandLine } from './command-line.ts';

export function openRoom({
  name,
  rate,
  policy,
  command,
}: {
  readonly name: string;
  readonly rate: number;
  readonly policy: Policy;
  readonly command: CommandUnknownOpts;
}): Promise<LiveRoom> {
  // What a scenario's file says itself, and what a run does not know
  const instead = Object.fromEntries(
    ['seed', 'minutes', 'for', 'rate', 'workload', 'open', 'byHand', 'intensity', 'shrinkMinutes'].map(
      (each) => [each, undefined] as const,
    ),
  );
  return openLive({
    page: chaosPage(),
    title: `${name} over HTTP and Socket Mode`,
    rate,
    ackDeadlineUs: policy.values.ackDeadlineUs,
    replay: (file) => commandLine('run', command, { asked: `--scenario ${shellWord(asTyped(file))}`, instead }),
  });
}

/** From the folder that one is in, where it lies in it. */
function asTyped(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') || isAbsolute(path) ? file : path;
}
