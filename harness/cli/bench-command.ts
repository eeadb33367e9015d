/** `npm run bench`: how near the engine comes to what the bare sockets can do. */

import { Command, Option } from '@commander-js/extra-typings';
import { createLogUpdate } from 'log-update';
import { benchTable } from '../bench/bench-table.ts';
import { runBench } from '../bench/run-bench.ts';
import { exitCodes } from './exit-codes.ts';
import { exitCodeOfEnd, onInterrupt } from './on-interrupt.ts';
import { options } from './options.ts';
import { decimal } from './option-values.ts';
import { writeJson, writeText } from './write-text.ts';

const pairs = 5;

type BenchCommand = ReturnType<typeof declareBench>;

function declareBench() {
  return new Command('bench')
    .description('Measure how fast the mock Slack itself is, as a share of what plain sockets reach in the same minute')
    .addOption(
      new Option('--seconds <s>', 'length of one round, 0.05 to 10; the bench takes about 70 rounds')
        .argParser(decimal('--seconds', 0.05, 10))
        .default(1, '1'),
    )
    .addOption(options.json('the numbers'));
}

export function benchCommand(): BenchCommand {
  return declareBench().action(async ({ seconds, json }) => {
    process.exitCode = await bench({ roundMs: seconds * 1_000, json });
  });
}

async function bench({ roundMs, json }: { readonly roundMs: number; readonly json: boolean }): Promise<number> {
  const { stderr } = process;
  const status = createLogUpdate(stderr);
  const began = performance.now();
  const interrupt = onInterrupt((why) => {
    if (why === undefined) writeText(stderr, 'Ending the bench\n');
  });
  try {
    const measured = await runBench({
      roundMs,
      pairs,
      socketWindows: [1, 64, 1_024],
      httpWindows: [1, 16, 64],
      memoryEvents: 100_000,
      starts: 5,
      signal: interrupt.signal,
      say(step) {
        const line = `${Math.round((performance.now() - began) / 1_000)} s: ${step}`;
        if (stderr.isTTY) status(line);
        else writeText(stderr, `${line}\n`);
      },
    });
    if (stderr.isTTY) status.clear();
    if (json) writeJson(process.stdout, measured);
    else writeText(process.stdout, benchTable(measured));
    return exitCodes.pass;
  } catch (error) {
    if (interrupt.signal.aborted) return exitCodeOfEnd(interrupt.signal);
    throw error;
  } finally {
    interrupt.stop();
  }
}
