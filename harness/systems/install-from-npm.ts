/** One npm package in one version, with what it needs, in a folder of its own. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from './install-once.ts';
import { copyLock, type Lock, type Locks, notAsLocked } from './lock.ts';
import { type InstallerEnd, runInstaller } from './run-installer.ts';
import type { Unavailable } from './system.ts';

export interface InstallOptions {
  /** Where the package shall be; a folder of this package and version alone. */
  readonly folder: string;
  readonly name: string;
  /** An exact version, or `file:/absolute/path` of a package folder or tarball, which is copied. */
  readonly version: string;
  /** Further packages, each in an exact version. Default: none. */
  readonly beside?: Readonly<Record<string, string>> | undefined;
  /** Absent: what its registry has today. */
  readonly lock?: Lock | undefined;
  /** The packages whose installed versions are wanted; one that is not there is left out of the answer. */
  readonly report: readonly string[];
  readonly progress: (line: string) => void;
  /** Default 120 s. */
  readonly deadlineMs?: number;
}

export interface Installed {
  readonly kind: 'installed';
  readonly folder: string;
  readonly versions: Readonly<Record<string, string>>;
  /** `NAME@VERSION` of all that was installed, in order. */
  readonly packages: readonly string[];
}

/** Installs with the npm on PATH. */
export function installFromNpm(options: InstallOptions): Promise<Installed | Unavailable> {
  const { folder, name, version, progress } = options;
  return installOnce<Installed>({
    folder,
    wanted: `${name}@${version}`,
    progress,
    find: () => findWanted(options),
    fill(draft) {
      progress(`installing ${name}@${version} from npm into ${folder}`);
      return fill(draft, options);
    },
  });
}

/** Undefined unless the folder holds exactly the wanted version; a copy's folder is its own, whatever its version is. */
async function findWanted({ folder, name, version, report }: InstallOptions): Promise<Installed | undefined> {
  const versions = await findInstalled(folder, [name, ...report]);
  const found = versions[name];
  if (found === undefined) return undefined;
  const packages = await packagesIn(folder);
  if (isCopy(version)) {
    return { kind: 'installed', folder, versions: { ...versions, [name]: `${found} (${version})` }, packages };
  }
  return found === version ? { kind: 'installed', folder, versions, packages } : undefined;
}

/** As npm writes it: path → what is there. */
interface LockFile {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
}

/** As npm's own record of what it put there has it. */
async function packagesIn(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8').catch(() => '{"packages":{}}');
  const { packages } = JSON.parse(text) as LockFile;
  return [...new Set(Object.entries(packages).map(([path, about]) => nameOf(path, about)))].sort();
}

function nameOf(path: string, about: { readonly version?: string } = {}): string {
  return `${path.split('node_modules/').at(-1)}@${about.version}`;
}

function isCopy(version: string): boolean {
  return version.startsWith('file:');
}

/** npm's own retries take over a minute; whoever has no network shall hear of it sooner. */
const impatient = ['--fetch-retries=2', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=2000'];

const flags = [
  '--no-audit',
  '--no-fund',
  '--ignore-scripts',
  '--no-progress',
  // Each answer of the registry is a line: so its silence shows.
  '--loglevel=http',
  // A package folder is packed and copied as if it were published, not linked: its dependencies come from the registry.
  '--install-links',
  ...impatient,
];

/** Undefined when it went well, else the reason as a sentence. */
async function fill(draft: string, options: InstallOptions): Promise<string | undefined> {
  const { name, version, beside = {}, lock } = options;
  if (lock === undefined) {
    await writeFile(join(draft, 'package.json'), '{"private":true}\n');
    return runNpm(draft, options, 'install', '--no-package-lock', ...named({ [name]: version, ...beside }));
  }
  await copyLock(lock, draft);
  return runNpm(draft, options, 'ci');
}

function named(packages: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(packages).map(([name, version]) => `${name}@${version}`);
}

/** For a system's `locks`. */
export async function renewNpmLock(
  draft: string,
  options: Pick<InstallOptions, 'name' | 'version' | 'beside' | 'progress'>,
): ReturnType<Locks['renew']> {
  const { name, version, beside = {} } = options;
  const manifest = { name: 'locked', private: true, dependencies: { [name]: version, ...beside } };
  await writeFile(join(draft, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const why = await runNpm(draft, options, 'install', '--package-lock-only', '--omit-lockfile-registry-resolved');
  if (why !== undefined) return why;
  const text = await readFile(join(draft, 'package-lock.json'), 'utf8');
  // Where it was fetched from is each machine's own affair, and an npm that does not know the flag writes it
  const isPlace = (key: string): boolean => key === 'resolved' || key === 'funding';
  const lock: unknown = JSON.parse(text, (key, value: unknown) => (isPlace(key) ? undefined : value));
  await writeFile(join(draft, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  return undefined;
}

async function runNpm(
  draft: string,
  options: Pick<InstallOptions, 'name' | 'version' | 'progress' | 'deadlineMs' | 'lock'>,
  ...args: readonly string[]
): Promise<string | undefined> {
  const { name, version, lock, progress, deadlineMs = 120_000 } = options;
  const end = await runInstaller({
    label: 'npm',
    command: 'npm',
    args: [...args, '--prefix', draft, ...flags],
    cwd: draft,
    env: registrySettings(process.env),
    deadlineMs,
    progress,
  });
  const wanted = `${name}@${version}`;
  if (lock !== undefined && end.kind === 'failed') {
    const [, digest] = /Integrity checksum failed when using \w+: wanted (\S+) but got/.exec(end.output) ?? [];
    if (digest !== undefined) {
      return notAsLocked(wanted, lock, `npm fetched another ${await packageOf(digest, draft)} than before`);
    }
  }
  return explain(end, { wanted, deadlineMs });
}

async function packageOf(digest: string, draft: string): Promise<string> {
  const { packages } = JSON.parse(await readFile(join(draft, 'package-lock.json'), 'utf8')) as LockFile;
  const path = Object.keys(packages).find((each) => packages[each]?.integrity === digest);
  return path === undefined ? 'package' : nameOf(path, packages[path]);
}

/** Children get no `npm_*`, which an npm script around us sets; where to fetch from is still the user's choice. */
export function registrySettings(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = [
    'npm_config_registry',
    'npm_config_userconfig',
    'npm_config_cache',
    'npm_config_cafile',
    'npm_config_https_proxy',
  ];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

function explain(
  end: InstallerEnd,
  { wanted, deadlineMs }: { readonly wanted: string; readonly deadlineMs: number },
): string | undefined {
  if (end.kind === 'done') return undefined;
  if (end.kind === 'missing') return `Cannot install ${wanted}: ${end.why}`;
  if (end.kind === 'late') {
    return `Cannot install ${wanted}: npm took over ${deadlineMs / 1_000} s; check the network, then run again`;
  }
  const { output, exit } = end;
  if (/\bETARGET\b|\bE404\b/.test(output)) {
    return `Cannot install ${wanted}: npm knows no such version; name one that \`npm view ${wanted.slice(0, wanted.lastIndexOf('@'))} versions\` lists`;
  }
  if (/\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/.test(output)) {
    return `Cannot install ${wanted}: npm cannot reach its registry; connect this machine once, later runs need no network`;
  }
  const first = output.split('\n').find((line) => /^npm (?:error|ERR!) (?!code)/.test(line)) ?? output.slice(-200);
  return `Cannot install ${wanted}: npm ended with ${exit.code ?? exit.signal} ("${first}"); make sure that \`npm install ${wanted}\` works, then run again`;
}

/** Package → version, of those of `names` that are installed in the folder's `node_modules` and whose manifest can be read. */
export async function findInstalled(
  folder: string,
  names: Iterable<string>,
): Promise<Readonly<Record<string, string>>> {
  const versions: Record<string, string> = {};
  for (const name of new Set(names)) {
    const found = await versionIn(join(folder, 'node_modules', name, 'package.json'));
    if (found !== undefined) versions[name] = found;
  }
  return versions;
}

/** Undefined where there is no such file, or a damaged one. */
async function versionIn(manifest: string): Promise<string | undefined> {
  try {
    return (JSON.parse(await readFile(manifest, 'utf8')) as { readonly version?: string }).version;
  } catch {
    return undefined;
  }
}
