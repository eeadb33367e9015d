/** A run: prepares systems and network, runs cells, leaves the run's folder. Judges and draws nothing. */

import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../base/lab-error.ts';
import type { Mask } from '../base/mask-secrets.ts';
import { openScope, type Scope } from '../base/scope.ts';
import { besideName } from '../journal/journal-name.ts';
import { maskPlan } from '../journal/mask-fact.ts';
import { createRunFolder, writeWhole } from '../journal/store.ts';
import { cacheDir } from '../machine/cache-dir.ts';
import { tooFewDescriptors } from '../machine/descriptors.ts';
import { createTurns, type Turns } from '../machine/turns.ts';
import { directNetwork } from '../network/direct-network.ts';
import { openNetwork } from '../network/open-network.ts';
import { openPulse } from '../network/open-pulse.ts';
import type { Network } from '../network/route.ts';
import type { PlannedCell, RunPlan } from '../plan/run-plan.ts';
import type { Children } from '../processes/children.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { whileInstalling } from '../systems/run-installer.ts';
import type { Prepared } from '../systems/system.ts';
import { openTls, type Tls } from '../tls/open-tls.ts';
import { transportNamed } from '../transports/index.ts';
import { maskOfRun } from './mask-of-run.ts';
import { plannedCell, planRun } from './plan-run.ts';
import { prepareSystems } from './prepare-systems.ts';
import { type CountNeighbours, countNeighbours } from './count-neighbours.ts';
import { createFirstStarts, type FirstStarts, keyOf, type NoStart } from './first-starts.ts';
import { NotReady } from './ready.ts';
import { noteNotBegun, runCell } from './run-cell.ts';
import type { RunOptions } from './run-options.ts';
import type { RunnableCell } from './script.ts';
import { type GroundWatch, watchGround } from './watch-ground.ts';

export interface OpenRun {
  readonly directory: string;
  readonly plan: RunPlan;
  /**
   * Runs one of the run's cells when its turn comes. Cells without a run (unsupported) return at once. `environment` is
   * added to the app's: a behaviour that is broken on purpose.
   */
  runCell(cell: RunnableCell, environment?: Readonly<Record<string, string>>): Promise<void>;
  /** Runs one that has run once more, alone on the machine; the journal of the first time is kept beside. */
  runAgainAlone(cell: RunnableCell, environment?: Readonly<Record<string, string>>): Promise<void>;
  /** Ends everything that was begun; µs since the run was opened. Idempotent. */
  close(): Promise<number>;
}

/** Throws `LabError` where the run cannot begin at all; whatever goes wrong within a cell is in its journal. */
export async function openRun(options: RunOptions): Promise<OpenRun> {
  const { cells, progress } = options;
  const tooFew = tooFewDescriptors(Math.min(options.workers, cells.length));
  if (tooFew !== undefined) throw new LabError(tooFew);
  const began = performance.now();
  const startedAt = new Date();
  const prepared = await whileInstalling(options.signal, () =>
    prepareSystems({
      systems: new Map(cells.map((cell) => [cell.plan.system, cell] as const)),
      cache: cacheDir(),
      progress: progress.line,
    }),
  );
  if (options.signal.aborted) throw new LabError('The run was ended before it had begun');
  const planned = new Map(cells.map((cell) => [cell, plannedCell(cell, prepared)] as const));
  const scope = openScope();
  try {
    const ground = await openGround(options, scope);
    const { network, children } = ground;
    const mask = maskOfRun(options, prepared);
    const cellsPlanned = [...planned.values()];
    const plan = maskPlan(
      planRun({ options, planned: cellsPlanned, prepared, engine: network.engine, startedAt }),
      mask,
    );
    const directory = createRunFolder(options.out, plan.manifest.id);
    writeWhole(join(directory, 'run.json'), `${JSON.stringify(plan, null, 2)}\n`);
    const tls = cells.some(({ plan: { tls } }) => tls)
      ? await openTls({ directory, children, report: progress.line })
      : undefined;
    progress.began({ directory, engine: network.engine, cells: plan.cells });
    const turns = options.turns ?? createTurns(options.workers);
    const firstStarts = createFirstStarts();
    const oneOf = (cell: RunnableCell, environment = {}): OneCell | undefined => {
      const each = planned.get(cell);
      const system = prepared.get(cell.plan.system);
      if (!each || each.unsupported !== undefined || system?.kind !== 'prepared') return undefined;
      return { options, ground, turns, tls, cell, planned: each, prepared: system, directory, environment, mask };
    };
    return {
      directory,
      plan,
      async runCell(cell, environment) {
        const one = oneOf(cell, environment);
        if (one) await turns.cells.pass(cell.plan.alone, () => runUnlessHopeless(one, firstStarts));
      },
      async runAgainAlone(cell, environment) {
        const one = oneOf(cell, environment);
        if (one) await turns.cells.pass(true, () => runOnceMore(one));
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

/** What all cells of a run stand on. */
interface Ground {
  readonly children: Children;
  readonly network: Network;
  readonly watch: GroundWatch;
  /** Fires where the run is cut short, and with the reason where what it stands on is gone for good. */
  readonly signal: AbortSignal;
  /** Calls back where the network was lost for a while; returns what ends that. */
  onNetworkLost(listener: (why: string) => void): () => void;
  readonly enter: CountNeighbours;
}

async function openGround({ cells, engine, progress, signal }: RunOptions, scope: Scope): Promise<Ground> {
  const listeners = new Set<(why: string) => void>();
  const gone = new AbortController();
  const children = scope.own(
    await spawnChildren({
      onKeeperLost(error) {
        progress.line(`Ending the run: ${error.message}`);
        gone.abort(error);
      },
    }),
    (each) => each.close(),
  );
  const onRestart = (why: string): void => {
    for (const listener of listeners) listener(why);
  };
  const network = cells.every(isDirect)
    ? directNetwork
    : scope.own(await openNetwork({ children, engine, report: progress.line, onRestart }), (each) => each.close());
  const pulse =
    network === directNetwork ? undefined : scope.own(await openPulse(network), async (each) => each.close());
  const beats = { keeper: children.beat, ...(pulse ? { proxy: pulse.beat } : {}) };
  return {
    children,
    network,
    watch: scope.own(watchGround({ beats }), async (each) => each.close()),
    signal: AbortSignal.any([signal, gone.signal]),
    onNetworkLost(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    enter: countNeighbours(),
  };
}

/** Runs the cell, unless another has found out that its app does not start. */
async function runUnlessHopeless(one: OneCell, firstStarts: FirstStarts): Promise<void> {
  const { options, ground, cell, planned, directory, environment, mask } = one;
  const { progress } = options;
  if (options.signal.aborted) return;
  // What is broken on purpose tells nothing about the app as it is.
  const isItself = Object.keys(environment).length === 0;
  if (!isItself) return runOne(one);
  // One that does not even start in plaintext does not over TLS.
  const end =
    firstStarts.told(keyOf(cell, { tls: false })) ?? (await firstStarts.pass(keyOf(cell), (tell) => runOne(one, tell)));
  if (!end || ground.signal.aborted) return;
  noteNotBegun(cell, { path: join(directory, planned.journal), end, mask });
  progress.cellNotBegun?.(planned);
}

/** The journal of the first time is kept beside. */
async function runOnceMore(one: OneCell): Promise<void> {
  if (one.options.signal.aborted) return;
  const journal = join(one.directory, one.planned.journal);
  renameSync(journal, besideName(journal));
  await runOne(one);
}

interface OneCell {
  readonly options: RunOptions;
  readonly ground: Ground;
  readonly turns: Turns;
  readonly tls: Tls | undefined;
  readonly cell: RunnableCell;
  readonly planned: PlannedCell;
  readonly prepared: Prepared;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly mask: Mask;
}

async function runOne(
  { options, ground, turns, tls, cell, planned, prepared, directory, environment, mask }: OneCell,
  tell: (end: NoStart | undefined) => void = () => undefined,
): Promise<void> {
  const { progress } = options;
  const { signal } = ground;
  let isNetworkLost = false;
  const listening = ground.onNetworkLost(() => {
    isNetworkLost = true;
  });
  progress.cellBegan(planned);
  const neighbours = ground.enter();
  await runCell({
    cell,
    transport: transportNamed(cell.plan.transport),
    prepared,
    network: isDirect(cell) ? directNetwork : ground.network,
    children: ground.children,
    tls,
    path: join(directory, planned.journal),
    mask,
    signal,
    start: async (act) => {
      try {
        const app = await turns.starts.pass(false, act);
        tell(undefined);
        return app;
      } catch (error) {
        // A start that Toxiproxy or the user ended tells nothing about the app.
        const end = noStartOf(error);
        if (end && !signal.aborted && !isNetworkLost) tell(end);
        throw error;
      }
    },
    environment,
    ...(progress.cellSaw ? { follow: (entry) => progress.cellSaw?.(planned, entry) } : {}),
    ground: { ...ground, mostBeside: neighbours.most },
  }).finally(() => {
    neighbours.end();
    listening();
  });
  progress.cellEnded(planned);
}

/** Undefined of what is a defect of ours. */
function noStartOf(error: unknown): NoStart | undefined {
  if (error instanceof NotReady) return error;
  return error instanceof LabError ? { why: error.message, isUnsupported: false } : undefined;
}

function isDirect({ plan: { route } }: RunnableCell): boolean {
  return route === 'direct';
}
