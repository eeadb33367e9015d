/** `npm run passport`: how a client reconnects, one page for each system and version. */

import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { closest } from 'fastest-levenshtein';
import { renderPassport } from '../../reports/passport/page.ts';
import { passportTable } from '../../reports/passport/table.ts';
import { journalName } from '../journal/journal-name.ts';
import { allProbes } from '../passport/probes/index.ts';
import { runPassport } from '../passport/run-passport.ts';
import type { Probe } from '../passport/probe.ts';
import type { PassportResult } from '../passport-result.ts';
import { mkdirSync } from 'node:fs';
import { writeWhole } from '../journal/store.ts';
import { collectNames } from './collect.ts';
import { exitCodes } from './exit-codes.ts';
import { loadConfig } from './load-config.ts';
import { onInterrupt } from './on-interrupt.ts';
import { defaultSystem } from './run-command.ts';
import { showPassport } from './show-passport.ts';
import { selectSystems, wholeNumber } from './select.ts';
import { UsageError } from './usage-error.ts';

interface PassportFlags {
  readonly system: readonly string[];
  readonly app?: string;
  readonly probe: readonly string[];
  readonly repeat: string;
  readonly seed: string;
  readonly workers: string;
  readonly long: boolean;
  readonly out: string;
  readonly json: boolean;
}

export function passportCommand(): Command {
  return new Command('passport')
    .description('measure how a Socket Mode client reconnects: a page for each system and version (npm run passport)')
    .option('--system <name@version>', `system under test; repeatable (${defaultSystem})`, collectNames, [])
    .option('--app <command>', 'your own app in place of ours, over Socket Mode')
    .option(
      '--probe <name>',
      `which probes; repeatable (all of: ${allProbes.map(({ name }) => name).join(', ')})`,
      collectNames,
      [],
    )
    .option('--repeat <n>', 'how often each probe is run; figures that depend on a phase are told as a range', '1')
    .option('--seed <n>', 'when within the client’s own ticks a probe strikes follows from it', '1')
    .option('--workers <n>', 'probes that run side by side', '8')
    .option('--long', 'also what takes longer than a minute', false)
    .option('--out <dir>', 'where the run’s folder is made', 'out')
    .option('--json', 'print the results as JSON on stdout, and nothing else there', false)
    .action(async (flags: PassportFlags) => {
      process.exitCode = await act(flags);
    });
}

async function act(flags: PassportFlags): Promise<number> {
  const seed = wholeNumber('--seed', flags.seed, 0, 2 ** 31 - 1);
  const repetitions = wholeNumber('--repeat', flags.repeat, 1, 100);
  const workers = wholeNumber('--workers', flags.workers, 1, 64);
  const probes = selectProbes(flags.probe);
  const systems = selectSystems({
    named: flags.system,
    app: flags.app,
    fallback: [defaultSystem],
    own: await loadConfig(),
  });
  const stream = flags.json ? process.stderr : process.stdout;
  const screen = showPassport(stream);
  const interrupt = onInterrupt(() => screen.progress.line('Ending the run: stopping the apps, telling what was seen'));
  let directory = '';
  let results: readonly PassportResult[];
  try {
    results = await runPassport({
      systems,
      probes,
      out: flags.out,
      seed,
      repetitions,
      workers,
      isLong: flags.long,
      command: ['npm run passport --', ...process.argv.slice(3)].join(' '),
      signal: interrupt.signal,
      progress: {
        ...screen.progress,
        began(plan) {
          directory = join(plan.directory, 'passport');
          mkdirSync(directory, { recursive: true });
          screen.progress.began(plan);
        },
        systemEnded: (result) => write(directory, result),
      },
    });
  } finally {
    screen.stop();
    interrupt.stop();
  }
  if (flags.json) process.stdout.write(`${JSON.stringify(results)}\n`);
  else
    for (const result of results)
      stream.write(
        passportTable(result, { colour: stream.hasColors?.() ?? false, reportAt: resolve(pageAt(directory, result)) }),
      );
  if (interrupt.signal.aborted) return exitCodes.interrupted;
  const isWhole =
    results.length > 0 && results.every((each) => each.probes.every(({ standing }) => standing !== 'void'));
  return isWhole ? exitCodes.pass : exitCodes.unknown;
}

function selectProbes(wanted: readonly string[]): readonly Probe[] {
  if (wanted.length === 0) return allProbes;
  const names = allProbes.map(({ name }) => name);
  for (const name of wanted)
    if (!names.includes(name))
      throw new UsageError(
        `There is no probe "${name}": expected one of ${names.join(', ')}; did you mean ${closest(name, names)}?`,
      );
  return allProbes.filter(({ name }) => wanted.includes(name));
}

function write(directory: string, result: PassportResult): void {
  writeWhole(pageAt(directory, result).replace(/html$/, 'json'), `${JSON.stringify(result)}\n`);
  writeWhole(pageAt(directory, result), renderPassport(result));
}

function pageAt(directory: string, { system }: PassportResult): string {
  return join(directory, journalName(system).replace(/ndjson$/, 'html'));
}
