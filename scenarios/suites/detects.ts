/** The alarms ring: for every scenario and transport an app that is broken on purpose, which must fail, and on what. */

import { describe, expect, test } from 'vitest';
import { repeatOf } from '../../harness/cli/command-line.ts';
import { declareRun } from '../../harness/cli/run-command.ts';
import { defaultHaste } from '../../harness/plan/defaults.ts';
import { runPolicy } from '../../harness/plan/run-policy.ts';
import { matrix } from '../../harness/matrix/matrix.ts';
import { noSdk } from '../../harness/systems/index.ts';
import type { Turns } from '../../harness/machine/turns.ts';
import * as behaviours from '../../mocks/apps/behaviours/registry.ts';
import { scenarios } from '../index.ts';
import { openSuite } from './open-suite.ts';

const seed = 2;
const policy = runPolicy(defaultHaste);
const cells = matrix({
  scenarios,
  systems: [{ system: noSdk, version: noSdk.versions[0] }],
  transports: ['http', 'socket-mode'],
  pairs: 1,
  seed,
  policy,
  repeat: repeatOf(declareRun()),
})
  .filter(({ unsupported }) => unsupported === undefined)
  // What fails here fails by seconds: nothing needs the machine to itself.
  .map((cell) => ({ ...cell, plan: { ...cell.plan, alone: false } }));

/** Registers the tests. They take their turns with the suites, so that both fit into the time of one. */
export function detects({ workers, turns }: { readonly workers: number; readonly turns: Turns }): void {
  const suite = openSuite({
    cells,
    out: 'out/detects',
    seed,
    pairs: 1,
    workers,
    turns,
    policy,
    engine: 'auto',
    command: 'npm test',
  });

  describe.concurrent('detects', () => {
    for (const cell of cells) {
      const { scenario, transport, suite: name } = cell.plan;
      const proof = cell.scenario.proof?.[transport];
      const behaviour = Object.values(behaviours).find((each) => each.name === proof?.behaviour);
      if (!proof || !behaviour)
        throw new Error(`No broken app is named for ${scenario} over ${transport}: add it to the scenario's proof`);
      test(`${name} › ${scenario} › ${transport} fails an app that ${behaviour.does}`, async () => {
        const result = await suite.result(cell, { APP_BEHAVIOUR: behaviour.name });
        const failed = result.expectations.filter(({ verdict }) => verdict === 'fail').map(({ metric }) => metric);
        expect({ verdict: result.verdict, failed, cause: result.cause?.kind, why: result.why }).toEqual({
          verdict: 'fail',
          failed: expect.arrayContaining([proof.failsOn]),
          cause: proof.cause,
          why: expect.any(String),
        });
      });
    }
  });
}
