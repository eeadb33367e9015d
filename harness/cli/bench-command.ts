/** `npm run bench`: how near the engine comes to what the bare sockets can do. */

import { Command, Option } from '@commander-js/extra-typings';
import { createLogUpdate } from 'log-update';
import { againstTable, benchTable } from '../bench/bench-table.ts';
import { type BenchOptions, runAgainst, runBench } from '../bench/run-bench.ts';
import { exitCodes } from './exit-codes.ts';
import { exitCodeOfEnd, onInterrupt } from './on-interrupt.ts';
import { options } from './options.ts';
import { decimal, wholeNumber } from './option-values.ts';
import { writeJson, writeText } from './write-text.ts';

type BenchCommand = ReturnType<typeof declareBench>;

function declareBench() {
  return new Command('bench')
    .description('Measure how fast the mock Slack itself is, as a share of what plain sockets reach in the same minute')
    .addOption(
      new Option('--seconds <s>', 'length of one round, 0.05 to 10; the bench takes about 100 rounds')
        .argParser(decimal('--seconds', 0.05, 10))
        .default(1, '1'),
    )
    .addOption(
      new Option('--pairs <n>', 'rounds of each side, in turns, a row of the table')
        .argParser(wholeNumber('--pairs', 1, 1_000))
        .default(5),
    )
    .addOption(
      new Option(
        '--against <folder>',
        'compare with the engine of another checkout of the harness in place of plain sockets; --seconds 0.2 --pairs 20 is quick and steady',
      ),
    )
    .addOption(options.json('the numbers'));
}

export function benchCommand(): BenchCommand {
  return declareBench().action(async ({ seconds, pairs, against, json }) => {
    process.exitCode = await bench({ roundMs: seconds * 1_000, pairs, against, json });
  });
}

async function bench({
  against,
  json,
  ...rounds
}: Pick<BenchOptions, 'roundMs' | 'pairs'> & {
  readonly against: string | undefined;
  readonly json: boolean;
}): Promise<number> {
  const { stderr } = process;
  const status = createLogUpdate(stderr);
  const began = performance.now();
  const interrupt = onInterrupt((why) => {
    if (why === undefined) writeText(stderr, 'Ending the bench\n');
  });
  try {
    const options: BenchOptions = {
      ...rounds,
      windows: { 'socket-mode': [1, 64, 1_024], http: [1, 16], 'http-kept': [1, 16, 64] },
      memoryEvents: 100_000,
      starts: 5,
      signal: interrupt.signal,
      say(step) {
        const line = `${Math.round((performance.now() - began) / 1_000)} s: ${step}`;
        if (stderr.isTTY) status(line);
        else writeText(stderr, `${line}\n`);
      },
    };
    const [measured, table] = await measure(options, against);
    if (stderr.isTTY) status.clear();
    if (json) writeJson(process.stdout, measured);
    else writeText(process.stdout, table);
    return exitCodes.pass;
  } catch (error) {
    if (interrupt.signal.aborted) return exitCodeOfEnd(interrupt.signal);
    throw error;
  } finally {
    interrupt.stop();
  }
}

async function measure(options: BenchOptions, against: string | undefined): Promise<readonly [object, string]> {
  if (against === undefined) {
    const measured = await runBench(options);
    return [measured, benchTable(measured)];
  }
  const rows = await runAgainst(against, options);
  return [rows, againstTable(rows, { checkout: against, node: process.version })];
}
