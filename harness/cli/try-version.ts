import { analyse } from '../analysis/analyse.ts';
import { type Standing } from '../bisect/first-bad.ts';
import { isClose, majority, standingOf } from '../bisect/standing-of.ts';
import { matrix } from '../matrix/matrix.ts';
import type { Scenario } from '../matrix/scenario.ts';
import { defaultWorkers } from '../plan/defaults.ts';
import { runPolicy } from '../plan/run-policy.ts';
import type { CellResult, TransportName } from '../result.ts';
import type { System } from '../systems/system.ts';
import { repeatOf } from './command-line.ts';
import { measureRun } from './measure-run.ts';
import { declareRun } from './run-command.ts';
import { writeReports } from './write-reports.ts';

/** What was seen of one version. */
export interface Tried {
  readonly version: string;
  readonly standing: Standing;
  /** Each look at it, in order. */
  readonly looks: readonly Standing[];
  /** Of the last look: what failed, or else what was seen. */
  readonly why: string;
  readonly repeat?: string;
  readonly report: string;
}

export interface TryOptions {
  readonly system: System;
  readonly scenarios: readonly Scenario[];
  readonly transports: readonly TransportName[];
  readonly seed: number;
  readonly hasten: number;
  readonly embedded: boolean;
  readonly out: string;
  readonly signal: AbortSignal;
  readonly line: (text: string) => void;
  readonly told: (tried: Tried) => void;
}

/** A figure near its limit, or no verdict, is looked at so often in all; most looks decide. */
const most = 3;

/** Runs a version in a run of its own, whose report stays. */
export function tryVersions(options: TryOptions): (version: string) => Promise<Standing> {
  return async (version) => {
    const looks: Standing[] = [];
    let last = await look(options, version);
    for (;;) {
      looks.push(standingOf(last.cells));
      if (looks.length >= most || (looks.length === 1 && !isClose(last.cells))) break;
      last = await look(options, version);
    }
    const standing = majority(looks);
    const shown =
      last.cells.find(({ verdict }) => verdict === (standing === 'bad' ? 'fail' : 'unknown')) ?? last.cells[0];
    const tried: Tried = {
      version,
      standing,
      looks,
      why: shown?.why ?? 'nothing ran',
      ...(shown?.repeat === undefined ? {} : { repeat: shown.repeat }),
      report: last.report,
    };
    options.told(tried);
    options.line(
      `  ${marks[standing]} ${version.padEnd(9)} ${looks.length > 1 ? `${looks.length} looks; ` : ''}${standing === 'good' ? '' : tried.why}`,
    );
    return standing;
  };
}

const marks: Readonly<Record<Standing, string>> = { good: '✓ passes', bad: '✗ fails ', skipped: '? skipped' };

async function look(
  { system, seed, signal, line, ...options }: TryOptions,
  version: string,
): Promise<{ readonly cells: readonly CellResult[]; readonly report: string }> {
  const policy = runPolicy(options.hasten);
  const cells = matrix({
    scenarios: options.scenarios,
    systems: [{ system, version }],
    transports: options.transports,
    pairs: 1,
    seed,
    policy,
    repeat: repeatOf(declareRun()),
  });
  const measured = await measureRun({
    cells,
    out: options.out,
    seed,
    pairs: 1,
    workers: defaultWorkers,
    policy,
    engine: options.embedded ? 'embedded' : 'auto',
    command: 'npm run bisect',
    signal,
    progress: { line, began: () => undefined, cellBegan: () => undefined, cellEnded: () => undefined },
  });
  if (measured === undefined || signal.aborted) throw signal.reason;
  const { run, tookUs } = measured;
  const analysis = analyse(run.directory, run.plan, { isInterrupted: false, tookUs });
  return { cells: analysis.result.cells, report: writeReports(run.directory, analysis) };
}
