/** The alarms ring: for every scenario and transport the apps that are broken on purpose and must fail it, and on what. */

import { describe, expect, test } from 'vitest';
import { repeatOf } from '../../harness/cli/command-line.ts';
import { declareRun } from '../../harness/cli/run-command.ts';
import { defaultHaste } from '../../harness/plan/defaults.ts';
import { runPolicy } from '../../harness/plan/run-policy.ts';
import { type Cell, matrix } from '../../harness/matrix/matrix.ts';
import { type Proof, proofsOf } from '../../harness/matrix/scenario.ts';
import { noSdk } from '../../harness/systems/index.ts';
import type { Turns } from '../../harness/machine/turns.ts';
import * as behaviours from '../../mocks/apps/behaviours/registry.ts';
import { scenarios } from '../index.ts';
import { openSuite } from './open-suite.ts';

const seed = 2;
const policy = runPolicy(defaultHaste);
const proven = matrix({
  scenarios,
  systems: [{ system: noSdk, version: noSdk.versions[0] }],
  transports: ['http', 'socket-mode'],
  pairs: 1,
  seed,
  policy,
  repeat: repeatOf(declareRun()),
})
  .filter(({ unsupported }) => unsupported === undefined)
  .flatMap((cell) => {
    const proofs = proofsOf(cell.scenario, cell.plan.transport);
    if (proofs.length === 0)
      throw new Error(
        `No broken app is named for ${cell.plan.scenario} over ${cell.plan.transport}: add it to the scenario's proof`,
      );
    return proofs.map((proof) => ({ proof, cell: withApp(cell, proof) }));
  });

/** One cell for each app. What fails here fails by seconds: nothing needs the machine to itself. */
function withApp(cell: Cell, { behaviour }: Proof): Cell {
  return { ...cell, plan: { ...cell.plan, id: `${cell.plan.id} › ${behaviour}`, alone: false } };
}

/** Registers the tests. They take their turns with the suites, so that both fit into the time of one. */
export function detects({ workers, turns }: { readonly workers: number; readonly turns: Turns }): void {
  const suite = openSuite({
    cells: proven.map(({ cell }) => cell),
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
    for (const { proof, cell } of proven) {
      const { scenario, transport, suite: name } = cell.plan;
      const does = Object.values(behaviours).find((each) => each.name === proof.behaviour)?.does;
      test(`${name} › ${scenario} › ${transport} fails an app that ${does}`, async () => {
        const result = await suite.result(cell, { APP_BEHAVIOUR: proof.behaviour });
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
