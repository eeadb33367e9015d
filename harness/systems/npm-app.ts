/** What systems have in common whose SDK comes from npm: a folder of the cache with the package, and the app beside it. */

import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCommand } from '../machine/find-command.ts';
import { findInstalled, installFromNpm, renewNpmLock } from './install-from-npm.ts';
import { findLock, installationOf, type Lock, lockedKey } from './lock.ts';
import { publishedOnNpm } from './published-versions.ts';
import type { CheckOptions, PrepareOptions, System, Unavailable } from './system.ts';
import { workingCopy } from './working-copy.ts';

export interface NpmApp {
  /** First part of the cache folder's name; systems with the same packages share it. */
  readonly folder: string;
  readonly packageName: string;
  /** Further packages whose installed versions the result shall name. */
  readonly report: readonly string[];
  /** The app's file; it imports what is installed beside it. */
  readonly app: string;
  /** Absolute path of the folder with a lock for each version that has one. */
  readonly locks: string;
  /** What runs the app in place of the pinned Node. */
  readonly runtime?: NpmRuntime;
  /** Added to the app's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A runtime of JavaScript that is itself a package. */
export interface NpmRuntime {
  readonly packageName: string;
  /** Exact. */
  readonly version: string;
  /** Its program, where it was installed in this folder; undefined where this machine's kind has none. */
  find(folder: string): Promise<string | undefined>;
}

export function npmApp({
  folder,
  packageName,
  report,
  app,
  locks,
  runtime,
  env = {},
}: NpmApp): Pick<System, 'check' | 'prepare' | 'published' | 'locks'> {
  const beside = runtime && { [runtime.packageName]: runtime.version };

  async function check(version: string, options: CheckOptions): ReturnType<System['check']> {
    const place = await placeOf(version, options);
    if (place.kind === 'unavailable') return place;
    const found = (await findInstalled(place.folder, [packageName]))[packageName];
    if (found !== undefined && (place.isCopy || found === version)) return { kind: 'ready' };
    const npm = findCommand('npm');
    return npm === undefined ? { kind: 'unavailable', why: 'needs npm: not found' } : { kind: 'installable' };
  }

  const placeOf = (version: string, options: CheckOptions) => placeFor(version, { ...options, folder, locks });

  async function prepare(version: string, options: PrepareOptions): ReturnType<System['prepare']> {
    const { progress } = options;
    const available = await check(version, options);
    if (available.kind === 'unavailable') return available;
    const place = await placeOf(version, options);
    if (place.kind === 'unavailable') return place;
    const { lock } = place;
    const installed = await installFromNpm({
      folder: place.folder,
      name: packageName,
      version,
      beside,
      lock,
      report: [...report, ...(runtime ? [runtime.packageName] : [])],
      progress,
    });
    if (installed.kind === 'unavailable') return installed;
    const program = runtime ? await runtime.find(installed.folder) : process.execPath;
    if (program === undefined) return noBuild(`${packageName}@${version}`, runtime?.packageName ?? 'Node');
    const file = await placeApp(app, installed.folder);
    return {
      kind: 'prepared',
      command: () => ({ command: program, args: [file], cwd: installed.folder, env }),
      versions: installed.versions,
      installed: installationOf(installed, lock),
    };
  }

  return {
    check,
    prepare,
    published: publishedOnNpm(packageName),
    locks: {
      folder: locks,
      renew: (version, draft, progress) => renewNpmLock(draft, { name: packageName, version, beside, progress }),
    },
  };
}

function noBuild(wanted: string, runtime: string): Unavailable {
  const machine = `${process.platform}, ${process.arch}`;
  return {
    kind: 'unavailable',
    why: `Cannot run ${wanted} on ${runtime}: npm has no build of it for this machine (${machine})`,
  };
}

interface Place {
  readonly kind: 'place';
  readonly folder: string;
  readonly isCopy: boolean;
  readonly lock: Lock | undefined;
}

async function placeFor(
  version: string,
  { cache, unlocked = false, folder, locks }: CheckOptions & Pick<NpmApp, 'folder' | 'locks'>,
): Promise<Place | Unavailable> {
  const copy = await workingCopy(version);
  if (copy?.kind === 'unavailable') return copy;
  const lock = unlocked ? undefined : await findLock({ folder: locks }, version);
  const key = copy === undefined ? lockedKey(version, lock) : `file-${copy.hash}`;
  return { kind: 'place', folder: join(cache, 'systems', `${folder}@${key}`), isCopy: copy !== undefined, lock };
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
