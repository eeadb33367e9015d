/** `npm run bench`: how near the engine comes to what the bare sockets can do. */

import { Command } from 'commander';
import { createLogUpdate } from 'log-update';
import { benchTable } from '../bench/bench-table.ts';
import { runBench } from '../bench/run-bench.ts';
import { exitCodes } from './exit-codes.ts';
import { onInterrupt } from './on-interrupt.ts';
import { UsageError } from './usage-error.ts';

const pairs = 5;

export function benchCommand(): Command {
  return new Command('bench')
    .description("the engine's own ceiling, as a share of what the bare sockets do in the same minute (npm run bench)")
    .option('--seconds <s>', 'length of one round, 0.05 to 10; the bench takes about 70 of them', '1')
    .option('--json', 'print the numbers as JSON on stdout, and nothing else there', false)
    .action(async ({ seconds, json }: { readonly seconds: string; readonly json: boolean }) => {
      process.exitCode = await act({ roundMs: roundOf(seconds), json });
    });
}

async function act({ roundMs, json }: { readonly roundMs: number; readonly json: boolean }): Promise<number> {
  const { stderr } = process;
  const status = createLogUpdate(stderr);
  const began = performance.now();
  const interrupt = onInterrupt(() => stderr.write('Ending the bench\n'));
  try {
    const bench = await runBench({
      roundMs,
      pairs,
      socketWindows: [1, 64, 1_024],
      httpWindows: [1, 16, 64],
      memoryEvents: 100_000,
      signal: interrupt.signal,
      say(step) {
        const line = `${Math.round((performance.now() - began) / 1_000)} s: ${step}`;
        if (stderr.isTTY) status(line);
        else stderr.write(`${line}\n`);
      },
    });
    if (stderr.isTTY) status.clear();
    process.stdout.write(json ? `${JSON.stringify(bench)}\n` : benchTable(bench));
    return exitCodes.pass;
  } catch (error) {
    if (interrupt.signal.aborted) return exitCodes.interrupted;
    throw error;
  } finally {
    interrupt.stop();
  }
}

function roundOf(text: string): number {
  const value = Number(text);
  if (!(value >= 0.05 && value <= 10))
    throw new UsageError(`--seconds is "${text}": expected a number from 0.05 to 10`);
  return value * 1_000;
}
