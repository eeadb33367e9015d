/** Fates of an app, and of one that is sound, from the process to the exit code: what is printed must be what is true. */

import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../harness/cli/exit-codes.ts';
import { repeatOf } from '../../harness/cli/command-line.ts';
import { declareRun } from '../../harness/cli/run-command.ts';
import { seconds } from '../../harness/base/units.ts';
import type { Turns } from '../../harness/machine/turns.ts';
import { matrix } from '../../harness/matrix/matrix.ts';
import type { Scenario } from '../../harness/matrix/scenario.ts';
import { defaultHaste } from '../../harness/plan/defaults.ts';
import { runPolicy } from '../../harness/plan/run-policy.ts';
import type { CellResult, Measurement } from '../../harness/result.ts';
import { noSdk } from '../../harness/systems/index.ts';
import { type Fate, theFates } from './fates-table.ts';
import { openSuite } from './open-suite.ts';

const seed = 4;

/** A user's own app, as the harness sees one: it says what it handled, and is started again where it ends. */
const ownApp = { ...noSdk, isOwn: true, offers: ['handled', 'handler-delay'] } as const;

function scenarioOf({ name, workload, faults = [], within, instances, unsupported }: Fate): Scenario<'fates'> {
  return {
    name,
    suite: 'fates',
    title: name,
    asks: 'Is what is printed true?',
    source: 'the twelve fates',
    workload,
    faults,
    ...(unsupported === undefined ? {} : { unsupported }),
    ...(instances === undefined ? {} : { instances }),
    expects: [
      ...(faults.length === 0 ? [{ metric: 'first-attempt-ack-rate', atLeast: 1 }] : []),
      { metric: 'lost', atMost: 0 },
      { metric: 'unsettled', atMost: 0 },
      { metric: 'unasked-exits', atMost: 0 },
      ...(instances === undefined
        ? []
        : [
            { metric: 'rollouts-stopped', atMost: 0 },
            { metric: 'first-attempt-ack-rate', atLeast: 0.95 },
          ]),
      ...(within === undefined ? [] : [{ metric: 'recovery', atMost: within }]),
    ],
    decides: { metric: 'lost' },
  };
}

const cells = theFates.flatMap((fate) =>
  matrix({
    scenarios: [scenarioOf(fate)],
    systems: [{ system: ownApp, version: ownApp.versions[0] }],
    transports: ['http', 'socket-mode'],
    pairs: 1,
    seed,
    policy: runPolicy(defaultHaste, fate.policy),
    supervise: true,
    repeat: repeatOf(declareRun()),
  }).map((cell) => ({ fate, cell })),
);

/** Registers the tests. They take their turns with the suites, so that all fit into the time of one. */
export function fates({ workers, turns }: { readonly workers: number; readonly turns: Turns }): void {
  const suite = openSuite({
    cells: cells.map(({ cell }) => cell),
    out: 'out/fates',
    seed,
    pairs: 1,
    workers,
    turns,
    policy: runPolicy(defaultHaste),
    engine: 'auto',
    command: 'npm test',
  });

  describe.concurrent('fates', () => {
    for (const { fate, cell } of cells) {
      const { transport } = cell.plan;
      if (cell.unsupported !== undefined) {
        test(`${fate.name} › ${transport} is unsupported: ${cell.unsupported}`, () => {
          expect(cell.unsupported).not.toBe('');
        });
        continue;
      }
      const truth = { ...fate.truth, ...fate.but?.[transport] };
      test(`${fate.name} › ${transport} ${truth.exit === 0 ? 'passes' : 'fails'} and is told as what it is`, async () => {
        const result = await suite.runResult(cell, { APP_BEHAVIOUR: fate.behaviour });
        const [only] = result.cells;
        expect({
          verdict: only?.verdict,
          cause: only?.cause?.kind,
          why: whyAlone(only?.why),
          headline: result.findings[0]?.headline,
          exit: exitCodeOf(result),
          losses: kindsOf(only?.measurements['losses']),
          deafFor: truth.deafFor && deafIn(only),
          lint: truth.lint && Object.fromEntries((only?.lint ?? []).map(({ rule, sentence }) => [rule, sentence])),
          strayAcks: truth.strayAcks && tallyOf(only?.measurements['stray-acks']),
        }).toEqual({
          verdict: truth.exit === 0 ? 'pass' : 'fail',
          cause: truth.cause,
          why: expect.stringMatching(truth.why),
          headline: expect.stringMatching(truth.headline),
          exit: truth.exit,
          losses: expect.stringMatching(truth.losses ?? /^$/),
          deafFor:
            truth.deafFor && expect.toSatisfy(isWithin(truth.deafFor), `within ${truth.deafFor.join(' and ')} s`),
          lint: truth.lint && expectedOf(truth.lint),
          strayAcks: truth.strayAcks,
        });
      });
    }
  });
}

function expectedOf(lint: Readonly<Record<string, RegExp>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(lint).map(([rule, words]) => [rule, expect.stringMatching(words)]));
}

/** Without what is told of a first time beside others: which cells met a busy machine is no matter of the app's. */
function whyAlone(why: string | undefined): string | undefined {
  return why?.replace(/^It (?:failed|had no verdict) beside .*? and (?:failed|passed) alone: /s, '');
}

function tallyOf(measurement: Measurement | undefined): Readonly<Record<string, number>> {
  return measurement?.kind === 'tally' ? measurement.counts : {};
}

function kindsOf(losses: Measurement | undefined): string {
  return Object.keys(tallyOf(losses)).join(', ');
}

/** In seconds. */
function deafIn(cell: CellResult | undefined): number | undefined {
  const deaf = cell?.measurements['added-gap'];
  return deaf?.kind === 'number' ? deaf.value / seconds(1) : undefined;
}

function isWithin([least, most]: readonly [number, number]): (value: number) => boolean {
  return (value) => value >= least && value <= most;
}
