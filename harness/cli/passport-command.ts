/** `npm run passport`: how a client reconnects, one page for each system and version. */

import { join, resolve } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { closest } from 'fastest-levenshtein';
import { renderPassport } from '../../reports/passport/page.ts';
import { passportTable } from '../../reports/passport/table.ts';
import { journalName } from '../journal/journal-name.ts';
import { allProbes } from '../passport/probes/registry.ts';
import { runPassport } from '../passport/run-passport.ts';
import type { Probe } from '../passport/probe.ts';
import type { PassportResult } from '../passport-result.ts';
import { mkdirSync } from 'node:fs';
import { defaultSystem } from '../plan/defaults.ts';
import { writeWhole } from '../journal/store.ts';
import { commandLine } from './command-line.ts';
import { exitCodeOfPassports } from './exit-codes.ts';
import { loadConfig } from './load-config.ts';
import { onInterrupt } from './on-interrupt.ts';
import { options } from './options.ts';
import { showPassport } from './show-passport.ts';
import { selectSystems } from './select.ts';
import { UsageError } from './usage-error.ts';

type PassportCommand = ReturnType<typeof declarePassport>;

function declarePassport() {
  return new Command('passport')
    .description('Measure how a Socket Mode client reconnects: a page for each system and version (npm run passport)')
    .addOption(options.systems())
    .addOption(options.app())
    .addOption(options.probe(allProbes.map(({ name }) => name)))
    .addOption(options.repeat())
    .addOption(options.seed())
    .addOption(options.workers('probes', 8, 64))
    .addOption(options.long())
    .addOption(options.out())
    .addOption(options.json('the results'));
}

export function passportCommand(): PassportCommand {
  const command = declarePassport();
  return command.action(async (flags) => {
    process.exitCode = await passport(flags, command);
  });
}

async function passport(flags: ReturnType<PassportCommand['opts']>, command: PassportCommand): Promise<number> {
  const { seed, repeat: repetitions, workers } = flags;
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
      command: commandLine('npm run passport', command),
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
  return exitCodeOfPassports(results, { isInterrupted: interrupt.signal.aborted });
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
