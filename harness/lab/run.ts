/** A run: prepares systems and network, runs cells, leaves the run's folder. Judges and draws nothing. */

import { join } from 'node:path';
import type { Policy } from '../../mocks/slack/protocol/policy.ts';
import { cacheDir } from '../machine/cache-dir.ts';
import type { Entry } from '../journal/facts.ts';
import { journalName } from '../journal/journal-name.ts';
import { LabError } from '../base/lab-error.ts';
import { describeMachine, ownCommit } from '../machine/provenance.ts';
import { directNetwork } from '../network/direct-network.ts';
import { openNetwork } from '../network/open-network.ts';
import type { CellPlan } from '../plan/cell-plan.ts';
import { type PreparedSystems, prepareSystems } from './prepare-systems.ts';
import type { Catalogue } from '../result.ts';
import type { Engine } from '../network/route.ts';
import { runCell } from './run-cell.ts';
import type { RunnableCell } from './script.ts';
import type { PlannedCell, RunPlan } from '../plan/run-plan.ts';
import { openScope } from '../base/scope.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { createRunFolder, writeWhole } from '../journal/store.ts';
import type { System } from '../systems/system.ts';
import { openTls } from '../tls/open-tls.ts';
import { allTransports, transportNamed } from '../transports/index.ts';
import { createTurns, type Turns } from '../machine/turns.ts';

export interface RunOptions {
  readonly cells: readonly RunnableCell[];
  /** What the cells are of. Default: a run. */
  readonly of?: Pick<RunPlan, 'passport'>;
  readonly out: string;
  readonly seed: number;
  readonly pairs: number;
  readonly workers: number;
  /** Shared with another run on this machine at the same time. Default: the run's own, `workers` wide. */
  readonly turns?: Turns;
  readonly policy: Policy;
  readonly engine: 'auto' | 'embedded';
  readonly command: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** What a caller may show while the run goes. */
export interface Progress {
  line(text: string): void;
  began(plan: { readonly directory: string; readonly engine: Engine; readonly cells: readonly PlannedCell[] }): void;
  cellBegan(cell: PlannedCell): void;
  cellSaw?(cell: PlannedCell, entry: Entry): void;
  cellEnded(cell: PlannedCell): void;
}

export interface OpenRun {
  readonly directory: string;
  readonly plan: RunPlan;
  /**
   * Runs one of the run's cells when its turn comes. Cells without a run (unsupported) return at once. `environment` is
   * added to the app's: a behaviour that is broken on purpose.
   */
  runCell(cell: RunnableCell, environment?: Readonly<Record<string, string>>): Promise<void>;
  /** Ends everything that was begun; µs since the run was opened. Idempotent. */
  close(): Promise<number>;
}

/** Throws `LabError` where the run cannot begin at all; whatever goes wrong within a cell is in its journal. */
export async function openRun(options: RunOptions): Promise<OpenRun> {
  const { cells, out, engine, signal, progress } = options;
  const began = performance.now();
  const startedAt = new Date();
  const prepared = await prepareSystems({
    systems: new Map(cells.map((cell) => [cell.plan.system, cell] as const)),
    cache: cacheDir(),
    progress: progress.line,
  });
  const lost = new Set<(why: string) => void>();
  const tellAll = (why: string): void => {
    for (const listener of lost) listener(why);
  };
  const scope = openScope();
  try {
    const children = scope.own(await spawnChildren({ onKeeperLost: (error) => tellAll(error.message) }), (each) =>
      each.close(),
    );
    const network = cells.every(isDirect)
      ? directNetwork
      : scope.own(await openNetwork({ children, engine, report: progress.line, onRestart: tellAll }), (each) =>
          each.close(),
        );
    const planned = new Map(cells.map((cell) => [cell, plannedCell(cell, prepared)] as const));
    const plan = planRun({ options, planned: [...planned.values()], prepared, engine: network.engine, startedAt });
    const directory = createRunFolder(out, plan.manifest.id);
    writeWhole(join(directory, 'run.json'), `${JSON.stringify(plan, null, 2)}\n`);
    const tls = cells.some(({ plan: { tls } }) => tls)
      ? await openTls({ directory, children, report: progress.line })
      : undefined;
    progress.began({ directory, engine: network.engine, cells: plan.cells });
    const turns = options.turns ?? createTurns(options.workers);

    return {
      directory,
      plan,
      async runCell(cell, environment = {}) {
        const each = planned.get(cell);
        const system = prepared.get(cell.plan.system);
        if (!each || each.unsupported !== undefined || system?.kind !== 'prepared') return;
        await turns.cells.pass(cell.plan.alone, async () => {
          if (signal.aborted) return;
          progress.cellBegan(each);
          await runCell({
            cell,
            transport: transportNamed(cell.plan.transport),
            prepared: system,
            network: isDirect(cell) ? directNetwork : network,
            children,
            tls,
            path: join(directory, each.journal),
            signal,
            start: (act) => turns.starts.pass(false, act),
            environment,
            ...(progress.cellSaw ? { follow: (entry) => progress.cellSaw?.(each, entry) } : {}),
            onNetworkLost(listener) {
              lost.add(listener);
              return () => lost.delete(listener);
            },
          });
          progress.cellEnded(each);
        });
      },
      async close() {
        await scope.close();
        return Math.round((performance.now() - began) * 1_000);
      },
    };
  } catch (error) {
    await scope.close();
    throw error;
  }
}

function isDirect({ plan: { route } }: RunnableCell): boolean {
  return route === 'direct';
}

function plannedCell({ plan, unsupported }: RunnableCell, prepared: PreparedSystems): PlannedCell {
  const system = prepared.get(plan.system);
  const why = unsupported ?? (system?.kind === 'unavailable' ? system.why : undefined);
  return { plan, journal: `journal/${journalName(plan.id)}`, ...(why === undefined ? {} : { unsupported: why }) };
}

function planRun({
  options,
  planned,
  prepared,
  engine,
  startedAt,
}: {
  readonly options: RunOptions;
  readonly planned: readonly PlannedCell[];
  readonly prepared: PreparedSystems;
  readonly engine: Engine;
  readonly startedAt: Date;
}): RunPlan {
  const { cells, seed, pairs, workers, policy, command } = options;
  const commit = ownCommit();
  const [first] = cells;
  if (!first) throw new LabError('Cannot run: no cell was asked for');
  const unavailable = Object.fromEntries(
    [...prepared].flatMap(([name, system]) => (system.kind === 'unavailable' ? [[name, system.why]] : [])),
  );
  return {
    version: 1,
    ...(Object.keys(unavailable).length === 0 ? {} : { unavailable }),
    ...options.of,
    manifest: {
      id: `${startedAt.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}-seed-${seed}-${process.pid}`,
      startedAt: startedAt.toISOString(),
      command,
      seed,
      pairs,
      workers,
      ...(first.plan.instances === undefined ? {} : { instances: first.plan.instances }),
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
      machine: describeMachine(),
      ...(commit ? { commit } : {}),
    },
    catalogue: {
      scenarios: Object.fromEntries(cells.map(({ plan, question }) => [plan.scenario, question])),
      systems: Object.fromEntries(
        cells.map(({ system, plan }) => [plan.system, { title: titleOf(system, plan), note: system.note }]),
      ),
      transports: Object.fromEntries(
        allTransports.map(({ name, title, note }) => [name, { title, note }]),
      ) as Catalogue['transports'],
    },
    cells: planned,
  };
}

function titleOf({ title }: System, { instances = 1 }: CellPlan): string {
  return instances === 1 ? title : `${title}, ${instances} instances`;
}
