/** What `.ci/run` found, counted: the lines that are printed, and whether all is well. Pure. */

import type { RunResult } from '../result.ts';

/** Of a JSON report by vitest, what is counted. */
export interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numFailedTestSuites: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Of a failure's message: enough for what was expected and seen. */
const linesOfFailure = 12;
const mostCharacters = 1_000;

type CountedCell = Pick<RunResult['cells'][number], 'id' | 'verdict' | 'why'> & { readonly known?: unknown };

export interface Found {
  readonly reports: readonly TestReport[];
  /** A step of the gate → whether it ended well. */
  readonly steps: Readonly<Record<string, boolean>>;
  /** Of the run over every system; none is a failure. */
  readonly cells: readonly CountedCell[];
}

/** The last line is `N passed, N failed[, N skipped]`. */
export function tally({ reports, steps, cells }: Found): {
  readonly lines: readonly string[];
  readonly isGood: boolean;
} {
  const stepResults = Object.values(steps).map((isGood): Counted => (isGood ? 'passed' : 'failed'));
  const cellResults = cells.length === 0 ? (['failed'] as const) : cells.map(countedAs);
  const all = [...stepResults, ...cellResults];
  const count = (kind: Counted, inReport: (report: TestReport) => number): number =>
    all.filter((each) => each === kind).length + reports.reduce((sum, report) => sum + inReport(report), 0);
  const passed = count('passed', ({ numPassedTests }) => numPassedTests);
  const failed = count('failed', failuresIn);
  const skipped = count('skipped', ({ numPendingTests, numTodoTests }) => numPendingTests + numTodoTests);
  return {
    lines: [
      ...Object.entries(steps).map(([step, isGood]) => `${isGood ? 'ok' : 'NOT OK'} ${step}`),
      ...cells
        .filter(({ verdict }) => verdict !== 'pass')
        .map(({ id, verdict, known, why }) => `${known ? 'known failure' : verdict}: ${id}: ${why}`),
      ...reports.flatMap(failedTests),
      '',
      `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    ],
    isGood: failed === 0,
  };
}

type Counted = 'passed' | 'failed' | 'skipped';

/** A file that could not be loaded has no tests that could fail. */
function failuresIn({ numFailedTests, numFailedTestSuites }: TestReport): number {
  return numFailedTests + (numFailedTestSuites > 0 && numFailedTests === 0 ? 1 : 0);
}

/** Each failed test with the beginning of what it says, so that the end of a long log tells what to look at. */
function failedTests({ testResults }: TestReport): readonly string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status === 'failed');
    const isUnloaded = status === 'failed' && failed.length === 0;
    return [
      ...(isUnloaded ? [`failed file: ${name}: ${beginningOf(message)}`] : []),
      ...failed.map(
        ({ fullName, failureMessages }) => `failed test: ${fullName}: ${beginningOf(failureMessages[0] ?? '')}`,
      ),
    ];
  });
}

function beginningOf(message: string): string {
  return message.split('\n').slice(0, linesOfFailure).join(' ').slice(0, mostCharacters);
}

/** A machine shared with others may disturb what measures milliseconds: such a cell says so and is no failure of ours. */
function countedAs({ verdict, known, why }: CountedCell): Counted {
  const isDisturbed = verdict === 'unknown' && why.includes('could not keep pace');
  if (verdict === 'pass' || known) return 'passed';
  return verdict === 'unsupported' || isDisturbed ? 'skipped' : 'failed';
}
