/** All processes of one cell's app: one, or several that stand for a deployment with redundancy. */

import { setTimeout as pause } from 'node:timers/promises';
import { startBalancer } from './balancer.ts';
import type { AppControl } from '../faults/fault.ts';
import { freePort } from '../machine/free-port.ts';
import type { Journal } from '../journal/journal.ts';
import type { Scope } from '../base/scope.ts';
import { type RunningApp, startApp, type StartAppOptions } from './start-app.ts';

export interface Instances {
  /** What faults may treat: the first instance. What ends it alone leaves the others to answer. */
  readonly control: AppControl;
  areAllRunning(): boolean;
  isAnyRunning(): boolean;
  /** From now on each that ends unasked is started again. */
  supervise(): void;
  lastWords(): string;
  /** How the first that ended did, in words. */
  lastEnd(): string | undefined;
  /** Notes in the journal what each takes of the machine. */
  sample(): Promise<void>;
  /** The ports on which it listens; empty behind a balancer, where it has another than Slack is told. */
  listening(): Promise<readonly number[]>;
  /** Resolves when Slack can reach each of them, given that it can reach one. Rejects where `signal` fires first. */
  ready(signal: AbortSignal): Promise<void>;
}

export interface StartInstancesOptions extends Omit<StartAppOptions, 'instance'> {
  /** At least 1. */
  readonly count: number;
  /** A connection to the app begins when its first byte is there, as it does behind a slow network. Default: false. */
  readonly dialsLate?: boolean;
  readonly scope: Scope;
}

/**
 * Where the environment names a port, several share it behind a balancer and each listens on one of its own; else each
 * opens links of its own. Throws `LabError` where one cannot be started.
 */
export async function startInstances({
  count,
  scope,
  dialsLate = false,
  ...options
}: StartInstancesOptions): Promise<Instances> {
  const { environment, journal } = options;
  const { PORT } = environment;
  const reach =
    count === 1 && (!dialsLate || PORT === undefined)
      ? { environments: [environment], ready: async () => {} }
      : PORT === undefined
        ? linked({ environment, count, journal })
        : await balanced({ environment, port: Number(PORT), count, scope, dialsLate });
  const apps = await Promise.all(
    reach.environments.map(async (each, index) =>
      scope.own(await startApp({ ...options, environment: each, instance: index + 1 }), (app) => app.stop()),
    ),
  );
  const [first] = apps;
  if (!first) throw new RangeError(`Cannot start ${count} instances: expected at least 1`);
  return {
    control: first,
    areAllRunning: () => apps.every((app) => app.isRunning()),
    isAnyRunning: () => apps.some((app) => app.isRunning()),
    supervise() {
      for (const app of apps) app.supervise();
    },
    lastWords: () => apps.map((app) => app.lastWords()).find((words) => words !== '') ?? '',
    lastEnd: () => apps.map((app) => app.lastEnd()).find((end) => end !== undefined),
    sample: async () => void (await Promise.all(apps.map((app: RunningApp) => app.sample()))),
    listening: () => (reach.environments[0] === environment ? first.listening() : Promise.resolve([])),
    ready: reach.ready,
  };
}

interface Reach {
  readonly environments: readonly Readonly<Record<string, string>>[];
  ready(signal: AbortSignal): Promise<void>;
}

async function balanced({
  environment,
  port,
  count,
  scope,
  dialsLate,
}: {
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly count: number;
  readonly scope: Scope;
  readonly dialsLate: boolean;
}): Promise<Reach> {
  const to: number[] = [];
  while (to.length < count) to.push(await freePort());
  const balancer = scope.own(await startBalancer({ port, to, dialsLate }), (each) => each.close());
  return { environments: to.map((each) => ({ ...environment, PORT: String(each) })), ready: balancer.ready };
}

/** Nobody can tell whose a link is: ready when there are as many as instances. */
function linked({
  environment,
  count,
  journal,
}: {
  readonly environment: Readonly<Record<string, string>>;
  readonly count: number;
  readonly journal: Journal;
}): Reach {
  const links = new Set<string>();
  const stop = journal.follow((entry) => {
    if (entry.kind === 'link-ready') links.add(entry.link);
    else if (entry.kind === 'link-closed') links.delete(entry.link);
  });
  return {
    environments: Array.from({ length: count }, () => environment),
    async ready(signal) {
      try {
        while (links.size < count) {
          if (signal.aborted) throw new Error(`${links.size} of ${count} instances got their hello`);
          await pause(10);
        }
      } finally {
        stop();
      }
    },
  };
}
