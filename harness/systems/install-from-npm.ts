/** One npm package in one version, with what it needs, in a folder of its own. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from './install-once.ts';
import { type InstallerEnd, runInstaller } from './run-installer.ts';
import type { Unavailable } from './system.ts';

export interface InstallOptions {
  /** Where the package shall be; a folder of this package and version alone. */
  readonly folder: string;
  readonly name: string;
  /** An exact version, or `file:/absolute/path` of a package folder or tarball, which is copied. */
  readonly version: string;
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
}

/** Installs with the npm on PATH. */
export function installFromNpm(options: InstallOptions): Promise<Installed | Unavailable> {
  const { folder, name, version, progress } = options;
  return installOnce<Installed>({
    folder,
    wanted: `${name}@${version}`,
    find: () => findWanted(options),
    fill(draft) {
      progress(`installing ${name}@${version} from npm into ${folder}`);
      return runNpm(draft, options);
    },
  });
}

/** Undefined unless the folder holds exactly the wanted version; a copy's folder is its own, whatever its version is. */
async function findWanted({ folder, name, version, report }: InstallOptions): Promise<Installed | undefined> {
  const versions = await findInstalled(folder, [name, ...report]);
  const found = versions[name];
  if (found === undefined) return undefined;
  if (isCopy(version)) return { kind: 'installed', folder, versions: { ...versions, [name]: `${found} (${version})` } };
  return found === version ? { kind: 'installed', folder, versions } : undefined;
}

function isCopy(version: string): boolean {
  return version.startsWith('file:');
}

/** npm's own retries take over a minute; whoever has no network shall hear of it sooner. */
const impatient = ['--fetch-retries=2', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=2000'];

/** Undefined when it went well, else the reason as a sentence. */
async function runNpm(
  draft: string,
  { name, version, progress, deadlineMs = 120_000 }: InstallOptions,
): Promise<string | undefined> {
  await writeFile(join(draft, 'package.json'), '{"private":true}\n');
  const flags = [
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--no-package-lock',
    '--no-progress',
    // Each answer of the registry is a line: so its silence shows.
    '--loglevel=http',
    // A package folder is packed and copied as if it were published, not linked: its dependencies come from the registry.
    '--install-links',
    ...impatient,
  ];
  const end = await runInstaller({
    label: 'npm',
    command: 'npm',
    args: ['install', '--prefix', draft, ...flags, `${name}@${version}`],
    cwd: draft,
    env: registrySettings(process.env),
    deadlineMs,
    progress,
  });
  return explain(end, { wanted: `${name}@${version}`, deadlineMs });
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
