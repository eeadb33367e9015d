/** How Slack reaches the instances of one app: a port of its own, several behind a balancer, or links that each of them opens. */

import { setTimeout as pause } from 'node:timers/promises';
import { LabError } from '../base/lab-error.ts';
import type { Scope } from '../base/scope.ts';
import type { Journal } from '../journal/journal.ts';
import { freePort } from '../machine/free-port.ts';
import { startBalancer, takesConnections } from './balancer.ts';

type Environment = Readonly<Record<string, string>>;

/** Where one instance is started. */
export interface Place {
  readonly environment: Environment;
  /** What stands between Slack and the port that `environment` names is ours. Default: nothing. */
  readonly isBalanced?: boolean;
  /** Nothing new comes to the one that stands there. */
  leave(): void;
}

/** Of one that is started beside the others. */
export interface NewPlace extends Place {
  /** Resolves when Slack can reach who was started there: from now on it does. Rejects where `signal` fires first. */
  reached(signal: AbortSignal): Promise<void>;
}

export interface Reach {
  readonly places: readonly Place[];
  /** Resolves when Slack can reach each of them, given that it can reach one. Rejects where `signal` fires first. */
  ready(signal: AbortSignal): Promise<void>;
  /** Throws `LabError` where there is none beside the others. */
  another(): Promise<NewPlace>;
}

export interface OpenReachOptions {
  readonly environment: Environment;
  /** At least 1. */
  readonly count: number;
  readonly dialsLate: boolean;
  readonly journal: Pick<Journal, 'follow'>;
  readonly scope: Scope;
}

/**
 * Where the environment names a port, several share it behind a balancer and each listens on one of its own; else each opens links of
 * its own.
 */
export async function openReach({ environment, count, dialsLate, journal, scope }: OpenReachOptions): Promise<Reach> {
  const { PORT } = environment;
  if (PORT === undefined) return await linked({ environment, count, journal });
  if (count === 1 && !dialsLate) return alone(environment);
  return balanced({ environment, port: Number(PORT), count, scope, dialsLate });
}

function alone(environment: Environment): Reach {
  return {
    places: [{ environment, leave: () => undefined }],
    ready: async () => undefined,
    another: () =>
      Promise.reject(
        new LabError(
          'Cannot start another instance: the one that there is has the port that Slack calls, wanted two or more behind a balancer',
        ),
      ),
  };
}

async function balanced({
  environment,
  port,
  count,
  scope,
  dialsLate,
}: {
  readonly environment: Environment;
  readonly port: number;
  readonly count: number;
  readonly scope: Scope;
  readonly dialsLate: boolean;
}): Promise<Reach> {
  const to: number[] = [];
  while (to.length < count) to.push(await freePort());
  const balancer = scope.own(await startBalancer({ port, to, dialsLate }), (each) => each.close());
  const placeAt = (own: number): Place => ({
    isBalanced: true,
    environment: { ...environment, PORT: String(own) },
    leave: () => balancer.remove(own),
  });
  return {
    places: to.map(placeAt),
    ready: balancer.ready,
    async another() {
      const own = await freePort();
      return {
        ...placeAt(own),
        async reached(signal) {
          await takesConnections(own, signal);
          balancer.add(own);
        },
      };
    },
  };
}

/**
 * Nobody can tell whose a link is: ready when there are as many as instances, and one more is reached when a new link is ready. Each has
 * a port of its own, for a page for health checks: many apps have one at PORT, or else all at 3000.
 */
async function linked({
  environment,
  count,
  journal,
}: {
  readonly environment: Environment;
  readonly count: number;
  readonly journal: Pick<Journal, 'follow'>;
}): Promise<Reach> {
  const links = new Set<string>();
  const greeted = new Set<string>();
  journal.follow((entry) => {
    if (entry.kind === 'link-ready') {
      links.add(entry.link);
      greeted.add(entry.link);
    } else if (entry.kind === 'link-closed') links.delete(entry.link);
  });
  const newPlace = async (): Promise<Place> => ({
    environment: { ...environment, PORT: String(await freePort()) },
    leave: () => undefined,
  });
  return {
    places: await Promise.all(Array.from({ length: count }, newPlace)),
    async ready(signal) {
      while (links.size < count) {
        if (signal.aborted) throw new Error(`${links.size} of ${count} instances got their hello`);
        await pause(10);
      }
    },
    async another() {
      const before = greeted.size;
      return {
        ...(await newPlace()),
        async reached(signal) {
          while (greeted.size === before) {
            if (signal.aborted) throw new Error('No further link got its hello');
            await pause(10);
          }
        },
      };
    },
  };
}
