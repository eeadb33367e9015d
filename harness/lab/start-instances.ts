/** All processes of one cell's app: one, or several that stand for a deployment with redundancy. */

import type { Scope } from '../base/scope.ts';
import type { AppControl, Deployment } from '../faults/fault.ts';
import { openReach, type Place } from './reach.ts';
import { type Placed, replace } from './roll.ts';
import { type RunningApp, startApp, type StartAppOptions } from './start-app.ts';

export interface Instances {
  /** What faults may treat: one of the instances. What ends it alone leaves the others to answer. */
  readonly control: AppControl;
  readonly deployment: Deployment;
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
  /** Which of them faults treat: from 1. Default: the first. */
  readonly struck?: number;
  /** A connection to the app begins when its first byte is there, as it does behind a slow network. Default: false. */
  readonly dialsLate?: boolean;
  readonly scope: Scope;
}

/** Throws `LabError` where one cannot be started. */
export async function startInstances({
  count,
  struck = 1,
  scope,
  dialsLate = false,
  ...options
}: StartInstancesOptions): Promise<Instances> {
  const { environment, journal, now } = options;
  const reach = await openReach({ environment, count, dialsLate, journal, scope });
  let launched = 0;
  let isSupervised = false;

  async function launch(place: Place): Promise<Placed> {
    const instance = (launched += 1);
    const app = scope.own(await startApp({ ...options, environment: place.environment, instance }), (each) =>
      each.stop(),
    );
    if (isSupervised) app.supervise();
    return { instance, app, place };
  }

  const placed = await Promise.all(reach.places.map(launch));
  const apps = (): readonly RunningApp[] => placed.map(({ app }) => app);
  return {
    control: controlOf(placed, Math.min(struck, count)),
    deployment: {
      async roll(how) {
        for (const [at, old] of placed.entries()) {
          const next = await replace(old, { reach, launch, journal, now, ...how });
          if (!next) return;
          placed[at] = next;
        }
      },
    },
    supervise() {
      isSupervised = true;
      for (const app of apps()) app.supervise();
    },
    listening: () => (placed[0] && !placed[0].place.isBalanced ? placed[0].app.listening() : Promise.resolve([])),
    ready: reach.ready,
    ...sightOf(apps),
  };
}

/** Whoever stands at this place, from 1. */
function controlOf(placed: readonly Placed[], place: number): AppControl {
  const app = (): RunningApp => {
    const found = placed[place - 1]?.app;
    if (!found) throw new RangeError(`Cannot treat instance ${place} of ${placed.length}: there is none`);
    return found;
  };
  return {
    start: (how) => app().start(how),
    stop: (how) => app().stop(how),
    suspend: () => app().suspend(),
  };
}

function sightOf(
  apps: () => readonly RunningApp[],
): Pick<Instances, 'areAllRunning' | 'isAnyRunning' | 'lastWords' | 'lastEnd' | 'sample'> {
  return {
    areAllRunning: () => apps().every((app) => app.isRunning()),
    isAnyRunning: () => apps().some((app) => app.isRunning()),
    lastWords: () =>
      apps()
        .map((app) => app.lastWords())
        .find((words) => words !== '') ?? '',
    lastEnd: () =>
      apps()
        .map((app) => app.lastEnd())
        .find((end) => end !== undefined),
    sample: async () => void (await Promise.all(apps().map((app) => app.sample()))),
  };
}
