/** What of a version was installed when it was last looked at, down to the digest of each package: so that it is the same code next month. */

import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledPackages } from '../result.ts';

/** A system's committed locks: one folder a version, whose files its installer understands. */
export interface Locks {
  /** Absolute. */
  readonly folder: string;
  /** Writes the lock files of today into `draft`, an empty folder; undefined when it went well, else the reason as a sentence. */
  renew(version: string, draft: string, progress: (line: string) => void): Promise<string | undefined>;
}

/** The lock of one version. */
export interface Lock {
  readonly kind: 'lock';
  readonly folder: string;
  readonly files: readonly string[];
  /** Of names and contents, 8 hexadecimal digits. */
  readonly digest: string;
}

/** Undefined where the version has none. */
export async function findLock({ folder: locks }: Pick<Locks, 'folder'>, version: string): Promise<Lock | undefined> {
  const folder = join(locks, version);
  const files = (await readdir(folder).catch(() => [])).toSorted();
  if (files.length === 0) return undefined;
  const digest = createHash('sha256');
  for (const file of files) digest.update(`\0${file}\0`).update(await readFile(join(folder, file)));
  return { kind: 'lock', folder, files, digest: digest.digest('hex').slice(0, 8) };
}

/** Last part of a cache folder's name: two checkouts whose locks differ do not take each other's installation. */
export function lockedKey(version: string, lock: Lock | undefined): string {
  return lock === undefined ? version : `${version}+${lock.digest}`;
}

export async function copyLock({ folder, files }: Lock, to: string): Promise<void> {
  for (const file of files) await copyFile(join(folder, file), join(to, file));
}

/** For the run's manifest. */
export function installationOf(
  { packages }: Pick<InstalledPackages, 'packages'>,
  lock: Lock | undefined,
): InstalledPackages {
  return lock === undefined ? { packages } : { lock: lock.digest, packages };
}

/** An installer's refusal to put in place what the lock does not have. */
export function notAsLocked(wanted: string, { digest }: Lock, what: string): string {
  return `Cannot install ${wanted}: ${what}, against its lock (${digest}); find out why before you run it, or accept it with \`npm run systems -- --update-locks ${wanted}\``;
}
