/** All systems of a run, made ready side by side. */

import { createTurnstile } from '../machine/turns.ts';
import type { Prepared, System, Unavailable } from '../systems/system.ts';

export type PreparedSystems = ReadonlyMap<string, Prepared | Unavailable>;

export interface PrepareSystemsOptions {
  /** By the name they have in the plan: `bolt-js@5.1.0`. */
  readonly systems: ReadonlyMap<string, { readonly system: System; readonly version: string }>;
  readonly cache: string;
  readonly progress: (line: string) => void;
  /** How often what is still being installed is named. Default 10,000. */
  readonly reminderMs?: number;
}

/** Installers share network and disk; more at once make each slower and none of them earlier. */
const installersAtOnce = 3;

export async function prepareSystems(options: PrepareSystemsOptions): Promise<PreparedSystems> {
  const { systems, cache, progress, reminderMs = 10_000 } = options;
  const turns = createTurnstile(installersAtOnce);
  const installing = new Map<string, number>();
  const reminder = setInterval(() => {
    const waits = [...installing].map(([name, began]) => `${name} (${secondsSince(began)} s)`);
    if (waits.length > 0) progress(`still installing: ${waits.join(', ')}`);
  }, reminderMs);

  async function prepare(name: string, system: System, version: string): Promise<Prepared | Unavailable> {
    const { kind } = await system.check(version, { cache });
    if (kind !== 'installable') return system.prepare(version, { cache, progress });
    return turns.pass(false, async () => {
      const began = performance.now();
      installing.set(name, began);
      const prepared = await system.prepare(version, { cache, progress }).finally(() => installing.delete(name));
      if (prepared.kind === 'prepared') progress(`installed ${name} in ${secondsSince(began)} s`);
      return prepared;
    });
  }

  try {
    const entries = [...systems].map(
      async ([name, { system, version }]) => [name, await prepare(name, system, version)] as const,
    );
    return new Map(await Promise.all(entries));
  } finally {
    clearInterval(reminder);
  }
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 1_000);
}
