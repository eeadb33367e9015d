/** `npm run passport`: how a client reconnects, one page for each system and version. */

import { Command } from '@commander-js/extra-typings';
import { closest } from 'fastest-levenshtein';
import { planPassport, type ProbeCell } from '../passport/plan-passport.ts';
import { allProbes } from '../passport/probes/registry.ts';
import type { Probe } from '../passport/probe.ts';
import { type Passports, runPassport } from '../passport/run-passport.ts';
import { defaultSystem } from '../plan/defaults.ts';
import { runPolicy } from '../plan/run-policy.ts';
import { checkOut } from './check-out.ts';
import { commandLine } from './command-line.ts';
import { exitCodes } from './exit-codes.ts';
import { figuresOnRecord } from './figures-on-record.ts';
import { loadConfig } from './load-config.ts';
import { exitCodeOfEnd, onInterrupt } from './on-interrupt.ts';
import { options } from './options.ts';
import { selectPolicy } from './option-values.ts';
import { requiredOf, selectSystems } from './select.ts';
import { passportsExitCodeTold } from './shortfall.ts';
import { showPassport, showPassports } from './show-passport.ts';
import { UsageError } from './usage-error.ts';
import { writePassport } from './write-passport.ts';

type PassportCommand = ReturnType<typeof declarePassport>;

function declarePassport() {
  return new Command('passport')
    .description('Measure how a Socket Mode client reconnects: a page for each system and version')
    .addOption(options.systems())
    .addOption(options.app())
    .addOption(options.probe(allProbes.map(({ name }) => name)))
    .addOption(options.repeat())
    .addOption(options.seed())
    .addOption(options.workers('probes', 8, 64))
    .addOption(options.long())
    .addOption(options.policy())
    .addOption(options.proxied())
    .addOption(options.allowUnsupported())
    .addOption(options.embedded())
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
  const { seed, repeat: repetitions, workers, long: isLong } = flags;
  checkOut(flags.out);
  const stream = flags.json ? process.stderr : process.stdout;
  const screen = showPassport(stream);
  const { cells, required } = await cellsOf(flags, command, screen.progress.line);
  if (cells.length === 0) return flags.allowUnsupported ? exitCodes.pass : exitCodes.unknown;
  const interrupt = onInterrupt((why) => {
    if (why === undefined) screen.progress.line('Ending the run: stopping the apps, showing what was measured');
  });
  const { signal } = interrupt;
  let directory = '';
  let passports: Passports;
  try {
    passports = await runPassport({
      cells,
      isLong,
      of: { required, allowsUnsupported: flags.allowUnsupported },
      probes: allProbes,
      onRecord: figuresOnRecord,
      out: flags.out,
      seed,
      pairs: repetitions,
      workers,
      policy: runPolicy(1, selectPolicy(flags.policy)),
      engine: flags.embedded ? 'embedded' : 'auto',
      command: commandLine('passport', command),
      signal,
      progress: {
        ...screen.progress,
        began(plan) {
          directory = plan.directory;
          screen.progress.began(plan);
        },
        systemEnded: (result) => void writePassport(directory, result),
      },
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    return exitCodeOfEnd(signal);
  } finally {
    screen.stop();
    interrupt.stop();
  }
  const { plan, results } = passports;
  showPassports(results, { directory, json: flags.json, stream });
  if (signal.aborted) return exitCodeOfEnd(signal);
  return passportsExitCodeTold(plan, results, { isInterrupted: false, stream: process.stderr });
}

/** Systems that have no Socket Mode are left out, with a line. */
async function cellsOf(
  flags: ReturnType<PassportCommand['opts']>,
  command: PassportCommand,
  line: (text: string) => void,
): Promise<{ readonly cells: readonly ProbeCell[]; readonly required: readonly string[] }> {
  const systems = selectSystems({
    named: flags.system,
    app: flags.app,
    fallback: [defaultSystem],
    own: (await loadConfig()).systems,
  }).filter(({ system: { name, transports } }) => {
    const hasSockets = transports.includes('socket-mode');
    if (!hasSockets) line(`– ${name}: it has no Socket Mode`);
    return hasSockets;
  });
  const cells = planPassport({
    probes: selectProbes(flags.probe),
    systems,
    seed: flags.seed,
    repetitions: flags.repeat,
    isLong: flags.long,
    isProxied: flags.proxied,
    policy: selectPolicy(flags.policy),
    repeat: ({ asked, probe, ...chosen }) =>
      commandLine('passport', command, {
        asked,
        instead: {
          system: undefined,
          app: undefined,
          workers: undefined,
          probe: [probe],
          seed: chosen.seed,
          long: chosen.isLong,
        },
      }),
  });
  return { cells, required: requiredOf(systems) };
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
