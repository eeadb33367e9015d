/** What can be tested on this machine, without installing anything. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TransportName } from '../result.ts';
import type { Availability, System } from './system.ts';

export interface ListedVersion {
  readonly version: string;
  readonly state: Availability['kind'];
  /** Set where it is unavailable. */
  readonly why?: string;
  /** False where it is not one of the versions known to work, but is in the cache. */
  readonly isKnown: boolean;
}

export interface ListedSystem {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly transports: readonly TransportName[];
  readonly versions: readonly ListedVersion[];
}

export async function listSystems(systems: readonly System[], cache: string): Promise<readonly ListedSystem[]> {
  const cached = await versionsIn(join(cache, 'systems'));
  return Promise.all(systems.map((system) => listSystem(system, { cache, cached })));
}

async function listSystem(
  system: System,
  { cache, cached }: { readonly cache: string; readonly cached: readonly string[] },
): Promise<ListedSystem> {
  const { name, title, note, transports, versions: known } = system;
  const others = cached.filter((version) => !known.includes(version));
  const versions = await Promise.all([
    ...known.map((version) => listVersion(system, { version, cache, isKnown: true })),
    ...others.map((version) => listVersion(system, { version, cache, isKnown: false })),
  ]);
  return {
    name,
    title,
    note,
    transports,
    versions: versions.filter(({ isKnown, state }) => isKnown || state === 'ready'),
  };
}

async function listVersion(
  system: System,
  { version, cache, isKnown }: { readonly version: string; readonly cache: string; readonly isKnown: boolean },
): Promise<ListedVersion> {
  const available = await system.check(version, { cache });
  const why = available.kind === 'unavailable' ? { why: available.why } : {};
  return { version, state: available.kind, ...why, isKnown };
}

/** Of whatever system: each system is asked about each. After a `+` comes the digest of a lock. */
async function versionsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const versions = names.flatMap((name) => /^[^.].*?@(\d[^+]*)/.exec(name)?.[1] ?? []);
  return [...new Set(versions)].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}
