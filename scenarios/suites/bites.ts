/** The bite gate: every fault, struck at a real app, shows that it bit; the same fault that does nothing leaves no verdict. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repeatOf } from '../../harness/cli/command-line.ts';
import { declareRun } from '../../harness/cli/run-command.ts';
import { defaultHaste } from '../../harness/plan/defaults.ts';
import { runPolicy } from '../../harness/plan/run-policy.ts';
import { everyFault, type FaultName } from '../../harness/faults/fixtures/every-fault.ts';
import type { Fault } from '../../harness/faults/fault.ts';
import { type Cell, matrix } from '../../harness/matrix/matrix.ts';
import type { Scenario } from '../../harness/matrix/scenario.ts';
import { noSdk } from '../../harness/systems/index.ts';
import type { Turns } from '../../harness/machine/turns.ts';
import { seconds } from '../../harness/base/units.ts';
import { steady } from '../../harness/workloads/steady.ts';
import { openSuite } from './open-suite.ts';

const seed = 3;
const policy = runPolicy(defaultHaste);
const names = Object.keys(everyFault) as FaultName[];

/** The fault in every word, and nothing of what it does. */
function nullOf(fault: Fault): Fault {
  const { environment: _, ...rest } = fault;
  return { ...rest, inject: async () => async () => undefined };
}

function scenarioOf(name: string, fault: Fault): Scenario<'bites'> {
  return {
    name,
    suite: 'bites',
    title: name,
    asks: 'Does the fault show?',
    source: 'the bite gate',
    workload: steady({ perSecond: 10, lasting: seconds(4) }),
    faults: [{ from: seconds(1), to: seconds(3), fault }],
    ...(fault.name.endsWith('-certificate') ? { needsTls: true } : {}),
    ...(fault.name === 'rolling-restart' ? { instances: 2 } : {}),
    ...(fault.name === 'behind-proxy' ? { needsTls: true, unsupported: { http: 'Slack dials the app' } } : {}),
    expects: [],
    decides: { metric: 'added-gap' },
  };
}

function cellsOf(kind: 'real' | 'null', change: (fault: Fault) => Fault): ReadonlyMap<FaultName, readonly Cell[]> {
  return new Map(
    names.map((name) => [
      name,
      matrix({
        scenarios: [scenarioOf(`${kind} ${name}`, change(everyFault[name]))],
        systems: [{ system: noSdk, version: noSdk.versions[0] }],
        transports: ['http', 'socket-mode'],
        pairs: 1,
        seed,
        policy,
        repeat: repeatOf(declareRun()),
      }).filter(({ unsupported }) => unsupported === undefined),
    ]),
  );
}

const real = cellsOf('real', (fault) => fault);
const none = cellsOf('null', nullOf);

/** Registers the tests. They take their turns with the suites, so that all fit into the time of one. */
export function bites({ workers, turns }: { readonly workers: number; readonly turns: Turns }): void {
  const suite = openSuite({
    cells: [...real.values(), ...none.values()].flat(),
    out: 'out/bites',
    seed,
    pairs: 1,
    workers,
    turns,
    policy,
    engine: 'auto',
    command: 'npm test',
  });

  // Concurrent, as all here: one that is not would make the suites after it wait for those before.
  test.concurrent('every fault stands in the list', ({ expect }) => {
    const files = readdirSync(join(import.meta.dirname, '../../harness/faults'))
      .filter((file) => file.endsWith('.ts') && !/\.(test|contract)\.ts$|^(slack-)?fault\.ts$/.test(file))
      .map((file) => file.replace('.ts', ''));
    expect(files.filter((file) => !names.some((name) => name.startsWith(file)))).toEqual([]);
  });

  describe.concurrent.each(names)('%s', (name) => {
    for (const cell of real.get(name) ?? [])
      test(`bites over ${cell.plan.transport}`, async () => {
        const { verdict, why, episodes } = await suite.result(cell);
        expect({ verdict, why, touched: episodes.map(({ touched }) => touched) }).toEqual({
          verdict: 'pass',
          why: expect.any(String),
          touched: [expect.toSatisfy((count: number) => count > 0)],
        });
      });

    for (const cell of none.get(name) ?? [])
      test(`that does nothing has no verdict over ${cell.plan.transport}`, async () => {
        const { verdict, why } = await suite.result(cell);
        expect({ verdict, why }).toEqual({
          verdict: 'unknown',
          // Among so many cells the machine may be a doubt as well: each is named.
          why: expect.stringContaining(`Fault "${everyFault[name].name}" had no effect: 0 `),
        });
      });
  });
}
