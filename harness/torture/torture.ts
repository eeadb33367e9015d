/** `npm run torture`: the harness itself under random signals, stopped parts, a full disk and the like; what it must keep is in `run-trial.ts`. */

import { Command, InvalidArgumentError } from 'commander';
import { visibleLine } from '../base/visible-text.ts';
import { seeded } from '../../mocks/slack/protocol/random.ts';
import { kinds } from './kinds.ts';
import { endTrials, type Found, runTrial } from './run-trial.ts';
import { tortureTable } from './torture-table.ts';

const { trials, minutes, seed, atOnce } = new Command('torture')
  .description(
    'Strikes runs of the harness at random, and looks for what they leave behind (Linux; as root also with a disk that gets full). Ctrl-C ends it with the table of what is done',
  )
  .option('--trials <number>', 'how many', wholeNumber, 200)
  .option('--minutes <number>', 'no trial is begun after so long', wholeNumber, 60)
  .option('--seed <number>', 'the same seed strikes at the same moments', wholeNumber, 1)
  .option('--at-once <number>', 'how many trials at the same time', wholeNumber, 3)
  .parse()
  .opts<{ readonly trials: number; readonly minutes: number; readonly seed: number; readonly atOnce: number }>();

const until = performance.now() + minutes * 60_000;
const done: { kind: string; found: Found; seed: number }[] = [];
let next = 0;
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    interrupted.abort();
    say(process.stderr, 'Interrupted: the trials under way are ended and left out of the table\n');
    endTrials();
  });

async function work(): Promise<void> {
  while (!interrupted.signal.aborted && next < trials && performance.now() < until) {
    const kind = kinds[next % kinds.length];
    const own = seeded(seed)
      .fork(String(next))
      .below(2 ** 31);
    next += 1;
    if (!kind) return;
    const found = await runTrial(kind, own);
    if (interrupted.signal.aborted) return;
    done.push({ kind: kind.name, found, seed: own });
    const struck = found.strikes.length === 0 ? '' : ` (struck ${found.strikes.join(', ')})`;
    say(process.stderr, `${found.wrong.length === 0 ? '✓' : '✗'} ${kind.name}: ${found.ended.join(', ')}${struck}\n`);
    for (const { what, text } of found.wrong) say(process.stderr, `  ${what}: ${text}\n`);
  }
}

await Promise.all(Array.from({ length: atOnce }, work));
say(process.stdout, tortureTable(done));
const isWrong = done.some(({ found }) => found.wrong.length > 0);
process.exitCode = isWrong ? 1 : interrupted.signal.aborted ? 130 : 0;

/** What a run said is quoted: nothing in it steers a terminal. */
function say(stream: NodeJS.WritableStream, text: string): void {
  stream.write(text.split('\n').map(visibleLine).join('\n'));
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('expected a whole number from 1');
  return value;
}
