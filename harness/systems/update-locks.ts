/** The committed locks made again from what registries have today. */

import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findLock, type Locks } from './lock.ts';
import type { System } from './system.ts';

export type LockUpdate = { readonly name: string } & (
  | { readonly kind: 'same' | 'changed'; readonly digest: string }
  | { readonly kind: 'failed'; readonly why: string }
);

interface Options {
  /** Of `NAME@VERSION`. */
  isWanted(name: string): boolean;
  progress(line: string): void;
}

/** One after the other, of every listed version that is wanted; variants of a system share their locks. */
export async function updateLocks(
  systems: readonly Pick<System, 'name' | 'versions' | 'locks'>[],
  { isWanted, progress }: Options,
): Promise<readonly LockUpdate[]> {
  const updates: LockUpdate[] = [];
  const done = new Set<string>();
  for (const { name: system, versions, locks } of systems) {
    for (const version of versions) {
      const name = `${system}@${version}`;
      if (!locks || !isWanted(name) || done.has(join(locks.folder, version))) continue;
      done.add(join(locks.folder, version));
      progress(`resolving ${name}`);
      updates.push({ name, ...(await update(locks, version, progress)) });
    }
  }
  return updates;
}

async function update(locks: Locks, version: string, progress: Options['progress']) {
  const before = await findLock(locks, version);
  const draft = await mkdtemp(join(tmpdir(), 'lock-'));
  try {
    const why = await locks.renew(version, draft, progress);
    if (why !== undefined) return { kind: 'failed', why } as const;
    const folder = join(locks.folder, version);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const file of await readdir(draft)) await copyFile(join(draft, file), join(folder, file));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const after = await findLock(locks, version);
  if (after === undefined) return { kind: 'failed', why: 'the installer left no lock' } as const;
  return { kind: after.digest === before?.digest ? 'same' : 'changed', digest: after.digest } as const;
}
