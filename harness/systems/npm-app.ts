/** What systems have in common whose SDK comes from npm: a folder of the cache with the package, and the app beside it. */

import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCommand } from '../machine/find-command.ts';
import { findInstalled, installFromNpm } from './install-from-npm.ts';
import { publishedOnNpm } from './published-versions.ts';
import type { PrepareOptions, System, Unavailable } from './system.ts';
import { workingCopy } from './working-copy.ts';

export interface NpmApp {
  /** First part of the cache folder's name; systems with the same packages share it. */
  readonly folder: string;
  readonly packageName: string;
  /** Further packages whose installed versions the result shall name. */
  readonly report: readonly string[];
  /** The app's file; it imports what is installed beside it. */
  readonly app: string;
  /** Added to the app's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export function npmApp({
  folder,
  packageName,
  report,
  app,
  env = {},
}: NpmApp): Pick<System, 'check' | 'prepare' | 'published'> {
  async function check(version: string, { cache }: Pick<PrepareOptions, 'cache'>): ReturnType<System['check']> {
    const place = await placeOf(version, cache);
    if (place.kind === 'unavailable') return place;
    const found = (await findInstalled(place.folder, [packageName]))[packageName];
    if (found !== undefined && (place.isCopy || found === version)) return { kind: 'ready' };
    const npm = findCommand('npm');
    return npm === undefined ? { kind: 'unavailable', why: 'needs npm: not found' } : { kind: 'installable' };
  }

  async function placeOf(version: string, cache: string): Promise<Place | Unavailable> {
    const copy = await workingCopy(version);
    if (copy?.kind === 'unavailable') return copy;
    const key = copy === undefined ? version : `file-${copy.hash}`;
    return { kind: 'place', folder: join(cache, 'systems', `${folder}@${key}`), isCopy: copy !== undefined };
  }

  async function prepare(version: string, { cache, progress }: PrepareOptions): ReturnType<System['prepare']> {
    const available = await check(version, { cache });
    if (available.kind === 'unavailable') return available;
    const place = await placeOf(version, cache);
    if (place.kind === 'unavailable') return place;
    const installed = await installFromNpm({
      folder: place.folder,
      name: packageName,
      version,
      report,
      progress,
    });
    if (installed.kind === 'unavailable') return installed;
    const file = await placeApp(app, installed.folder);
    return {
      kind: 'prepared',
      command: () => ({ command: process.execPath, args: [file], cwd: installed.folder, env }),
      versions: installed.versions,
    };
  }

  return { check, prepare, published: publishedOnNpm(packageName) };
}

interface Place {
  readonly kind: 'place';
  readonly folder: string;
  readonly isCopy: boolean;
}

/**
 * Puts the app beside the packages it imports. Its name holds its content's hash: harnesses of several checkouts share
 * the cache, and a running one keeps the app it started with.
 */
async function placeApp(app: string, folder: string): Promise<string> {
  const source = await readFile(app);
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
  const file = `app-${hash}.mjs`;
  const present = await readFile(join(folder, file)).catch(() => undefined);
  if (present?.equals(source)) return file;
  const draft = join(folder, `${file}.${process.pid}.draft`);
  await writeFile(draft, source);
  await rename(draft, join(folder, file));
  return file;
}
