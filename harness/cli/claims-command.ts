/** `claims`: what Slack says of the two transports, held against runs: those of folders, or runs made for it. */

import { Command, Option } from '@commander-js/extra-typings';
import { claimLines } from '../../reports/terminal/claim-lines.ts';
import { claims } from '../../scenarios/claims/claims.ts';
import { instancesOf, scenariosOf } from '../../scenarios/claims/needed.ts';
import { readClaims } from '../../scenarios/claims/read-claims.ts';
import { scenarios } from '../../scenarios/index.ts';
import { matrix } from '../matrix/matrix.ts';
import { fewestPairs } from '../plan/comparing.ts';
import { defaultHaste, defaultSystem } from '../plan/defaults.ts';
import { runPolicy } from '../plan/run-policy.ts';
import type { RunResult } from '../result.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { showLive } from './live.ts';
import { options } from './options.ts';
import { resultOfRun } from './result-of-run.ts';
import { readResult } from './read-result.ts';
import { selectSystems, selectTransports } from './select.ts';
import { terminalOf } from './terminal-of.ts';
import { typed } from './typed.ts';
import { writeJson, writeText } from './write-text.ts';

function declareClaims() {
  return new Command('claims')
    .description(
      'Hold what Slack says of HTTP and Socket Mode against runs: supported, contradicted, inconclusive or policy; without --from, run what that takes first',
    )
    .addOption(
      new Option('--from <dir...>', 'folders of runs, or their result.json, to read in place of running').default(
        [] as readonly string[],
        'none: what is needed is run',
      ),
    )
    .addOption(options.systems())
    .addOption(options.pairs().default(fewestPairs as number, String(fewestPairs)))
    .addOption(options.workers('cells'))
    .addOption(options.seed())
    .addOption(options.embedded())
    .addOption(options.out())
    .addOption(options.json('the claims'));
}

type Flags = ReturnType<ReturnType<typeof declareClaims>['opts']>;

export function claimsCommand(): ReturnType<typeof declareClaims> {
  return declareClaims().action(async (flags) => {
    process.exitCode = await tell(flags);
  });
}

async function tell(flags: Flags): Promise<ExitCode> {
  const runs = flags.from.length > 0 ? flags.from.map(readResult) : await runAll(flags);
  if (runs.some(({ run }) => run.interrupted) && flags.from.length === 0) return exitCodes.interrupted;
  const read = readClaims(claims, runs);
  if (flags.json) writeJson(process.stdout, read, 2);
  else writeText(process.stdout, `${claimLines(read, terminalOf(process.stdout).width).join('\n')}\n`);
  return read.some(({ figures }) => figures.length > 0) ? exitCodes.pass : exitCodes.unknown;
}

/** One run with one process of each app, and one with each other number of them; none after one that was cut short. */
async function runAll(flags: Flags): Promise<readonly RunResult[]> {
  const runs: RunResult[] = [];
  for (const instances of instancesOf) {
    const result = await runOf(flags, instances);
    if (result) runs.push(result);
    if (!result || result.run.interrupted) break;
  }
  return runs;
}

async function runOf(flags: Flags, instances: number): Promise<RunResult | undefined> {
  const { seed, workers, out, embedded, pairs } = flags;
  const policy = runPolicy(defaultHaste);
  const wanted = new Set(scenariosOf(claims, instances, scenarios));
  const cells = matrix({
    scenarios: scenarios.filter(({ name }) => wanted.has(name)),
    systems: selectSystems({ named: flags.system, app: undefined, fallback: [defaultSystem] }),
    transports: selectTransports([]),
    pairs,
    instances,
    seed,
    policy,
    repeat: ({ scenario, transport, asked, seed: own }) =>
      typed('run', [
        `--scenario ${scenario} ${asked} --transport ${transport} --seed ${own}`,
        ...(instances === 1 ? [] : [`--instances ${instances}`]),
      ]),
  });
  const stream = flags.json ? process.stderr : process.stdout;
  return resultOfRun({
    cells,
    out,
    seed,
    pairs,
    workers,
    policy,
    embedded,
    command: typed('claims'),
    live: showLive(stream, `For Slack's claims, ${instances} of each app: ${cells.length} cells`),
    stream,
  });
}
