import { LabError } from '../base/lab-error.ts';
import { journalName } from '../journal/journal-name.ts';
import { readCalibration } from '../machine/calibration-store.ts';
import { describeMachine, ownCommit } from '../machine/provenance.ts';
import type { Engine } from '../network/route.ts';
import type { PlannedCell, RunPlan } from '../plan/run-plan.ts';
import type { Catalogue } from '../result.ts';
import type { System } from '../systems/system.ts';
import { allTransports } from '../transports/index.ts';
import type { PreparedSystems } from './prepare-systems.ts';
import type { RunOptions } from './run-options.ts';
import type { RunnableCell } from './script.ts';

/** The cell as `run.json` has it: with its journal, and with why it is not run. */
export function plannedCell({ plan, unsupported }: RunnableCell, prepared: PreparedSystems): PlannedCell {
  const system = prepared.get(plan.system);
  const why = unsupported ?? (system?.kind === 'unavailable' ? system.why : undefined);
  return { plan, journal: `journal/${journalName(plan.id)}`, ...(why === undefined ? {} : { unsupported: why }) };
}

export interface PlanRunOptions {
  readonly options: Pick<RunOptions, 'cells' | 'seed' | 'pairs' | 'workers' | 'policy' | 'command' | 'of'>;
  readonly planned: readonly PlannedCell[];
  readonly prepared: PreparedSystems;
  readonly engine: Engine;
  readonly startedAt: Date;
}

/** `run.json`: all that a result says of its run, before anything has happened. Throws `LabError` where there is no cell. */
export function planRun({ options, planned, prepared, engine, startedAt }: PlanRunOptions): RunPlan {
  const unavailable = Object.fromEntries(
    [...prepared].flatMap(([name, system]) => (system.kind === 'unavailable' ? [[name, system.why]] : [])),
  );
  return {
    version: 1,
    ...(Object.keys(unavailable).length === 0 ? {} : { unavailable }),
    ...options.of,
    manifest: manifestOf({ options, planned, prepared, engine, startedAt }),
    catalogue: catalogueOf(options.cells),
    cells: planned,
  };
}

function manifestOf({ options, planned, prepared, engine, startedAt }: PlanRunOptions): RunPlan['manifest'] {
  const { cells, seed, pairs, workers, policy, command } = options;
  const commit = ownCommit();
  const calibration = readCalibration();
  const [first] = cells;
  const installed = [...prepared].flatMap(([name, system]) =>
    system.kind === 'prepared' && system.installed ? [[name, system.installed] as const] : [],
  );
  if (!first) throw new LabError('Cannot run: no cell was asked for');
  return {
    id: `${startedAt.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}-seed-${seed}-${process.pid}`,
    startedAt: startedAt.toISOString(),
    command,
    seed,
    pairs,
    workers,
    ...(instancesOf(cells) === 1 ? {} : { instances: instancesOf(cells) }),
    order: planned.map(({ plan }) => plan.id),
    policy: { name: policy.name, values: policy.values },
    toxiproxy: { kind: engine.kind, version: engine.version, from: engine.from },
    versions: {
      node: process.versions.node,
      ...Object.fromEntries(
        [...prepared].flatMap(([name, system]) =>
          system.kind === 'prepared' ? Object.entries(system.versions).map(([k, v]) => [`${name} › ${k}`, v]) : [],
        ),
      ),
    },
    ...(installed.length === 0 ? {} : { installed: Object.fromEntries(installed) }),
    machine: describeMachine(),
    ...(commit ? { commit } : {}),
    ...(calibration ? { calibration } : {}),
  };
}

function catalogueOf(cells: readonly RunnableCell[]): RunPlan['catalogue'] {
  return {
    scenarios: Object.fromEntries(cells.map(({ plan, question }) => [plan.scenario, question])),
    systems: Object.fromEntries(
      cells.map(({ system, plan }) => [plan.system, { title: titleOf(system, instancesOf(cells)), note: system.note }]),
    ),
    transports: Object.fromEntries(
      allTransports.map(({ name, title, note }) => [name, { title, note }]),
    ) as Catalogue['transports'],
  };
}

/** As the run has it: single scenarios may need more. */
function instancesOf(cells: readonly RunnableCell[]): number {
  return Math.min(...cells.map(({ plan: { instances = 1 } }) => instances));
}

function titleOf({ title }: System, instances: number): string {
  return instances === 1 ? title : `${title}, ${instances} instances`;
}
