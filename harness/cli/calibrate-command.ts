/** `calibrate`: what this machine adds to figures by itself, measured by equal runs and kept for later ones. */

import { Command } from '@commander-js/extra-typings';
import { scenarios } from '../../scenarios/index.ts';
import { spreadsIn } from '../analysis/compare/calibrate.ts';
import { keepCalibration } from '../machine/calibration-store.ts';
import { describeMachine } from '../machine/provenance.ts';
import { timerLateness } from '../machine/timer-lateness.ts';
import { matrix } from '../matrix/matrix.ts';
import { defaultSystem } from '../plan/defaults.ts';
import { runPolicy } from '../plan/run-policy.ts';
import type { Calibration, RunResult } from '../result.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { showLive } from './live.ts';
import { options } from './options.ts';
import { resultOfRun } from './result-of-run.ts';
import { selectScenarios, selectSystems, selectTransports } from './select.ts';
import { calibrationLines } from './calibration-lines.ts';
import { typed } from './typed.ts';
import { writeText } from './write-text.ts';

/** Measures milliseconds, and takes six seconds a cell. */
const usual = ['steady'];
/** Of the cells without a proxy, which tell what it costs. */
const directPairs = 3;

function declareCalibrate() {
  return new Command('calibrate')
    .description(
      'Measure how much equal runs differ on this machine, what the proxy costs and how late timers are; later runs cite it',
    )
    .addOption(options.scenario(scenarios.map(({ name }) => name)).default([], usual.join(', ')))
    .addOption(options.systems())
    .addOption(options.pairs().default(10, '10'))
    .addOption(options.workers('cells'))
    .addOption(options.seed())
    .addOption(options.embedded())
    .addOption(options.out());
}

type Flags = ReturnType<ReturnType<typeof declareCalibrate>['opts']>;

export function calibrateCommand(): ReturnType<typeof declareCalibrate> {
  return declareCalibrate().action(async (flags) => {
    process.exitCode = await calibrate(flags);
  });
}

async function calibrate(flags: Flags): Promise<ExitCode> {
  const timerLatenessUs = await timerLateness();
  const proxied = await runOf(flags, { pairs: 2 * flags.pairs, direct: false });
  if (!proxied || proxied.run.interrupted) return exitCodes.interrupted;
  const direct = await runOf(flags, { pairs: directPairs, direct: true });
  if (!direct || direct.run.interrupted) return exitCodes.interrupted;
  const spreads = spreadsIn(proxied.cells);
  const proxyUs = costOf(spreads, spreadsIn(direct.cells));
  const calibration: Calibration = {
    id: proxied.run.id,
    at: proxied.run.startedAt,
    machine: describeMachine(),
    pairs: flags.pairs,
    spreads,
    timerLatenessUs,
    ...(Object.keys(proxyUs).length === 0 ? {} : { proxyUs }),
  };
  if (spreads.length > 0) keepCalibration(calibration);
  writeText(process.stdout, `${calibrationLines(calibration).join('\n')}\n`);
  return spreads.length > 0 ? exitCodes.pass : exitCodes.unknown;
}

/** The same cell again and again: even and odd runs are the equal arms. */
async function runOf(
  flags: Flags,
  { pairs, direct }: { readonly pairs: number; readonly direct: boolean },
): Promise<RunResult | undefined> {
  const { seed, workers, out, embedded } = flags;
  const policy = runPolicy(1);
  const globs = flags.scenario.length === 0 ? usual : flags.scenario;
  const cells = matrix({
    scenarios: selectScenarios(scenarios, { suites: [], globs }),
    systems: selectSystems({ named: flags.system, app: undefined, fallback: [defaultSystem] }),
    transports: selectTransports([]),
    pairs,
    seed,
    policy,
    direct,
    repeat: ({ scenario }) => typed('calibrate', ['--scenario', scenario]),
  });
  return resultOfRun({
    cells,
    out,
    seed,
    pairs,
    workers,
    policy,
    embedded,
    command: typed('calibrate'),
    live: showLive(process.stdout, `Equal runs${direct ? ', without a proxy' : ''}: ${cells.length} cells`),
    stream: process.stdout,
  });
}

/** Of a figure in time at its median, by transport: what the way through the proxy adds. */
function costOf(proxied: Calibration['spreads'], direct: Calibration['spreads']): NonNullable<Calibration['proxyUs']> {
  const costs = proxied
    .filter(({ metric }) => metric === 'response-time')
    .flatMap(({ scenario, system, transport, median }) => {
      const same = direct.find(
        (each) => each.scenario === scenario && each.system === system && each.transport === transport,
      );
      return same ? [[transport, Math.round(median - same.median)] as const] : [];
    });
  return Object.fromEntries(costs);
}
