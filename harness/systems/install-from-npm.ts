/** One package in one version, with what it needs, in a folder that is either whole or not there. */

import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exit } from '../children.ts';
import { LabError } from '../lab-error.ts';
import { spawnChildren } from '../spawn-children.ts';
import type { Unavailable } from './system.ts';

export interface InstallOptions {
  /** Where the package shall be; a folder of this package and version alone. */
  readonly folder: string;
  readonly name: string;
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

const draftPrefix = '.draft-';

/**
 * Installs with the npm on PATH into a draft folder, then renames that: an interrupted install leaves nothing that looks
 * ready, and of two harnesses at once the second takes what the first made.
 */
export async function installFromNpm(options: InstallOptions): Promise<Installed | Unavailable> {
  const { folder, name, version } = options;
  try {
    return (await findInstalled(options)) ?? (await install(options));
  } catch (error) {
    const why = `Cannot install ${name}@${version} into ${folder}: ${(error as Error).message}; see that the folder can be written`;
    return { kind: 'unavailable', why };
  }
}

async function install(options: InstallOptions): Promise<Installed | Unavailable> {
  const { folder, name, version, progress } = options;
  await mkdir(dirname(folder), { recursive: true });
  await removeOldDrafts(dirname(folder));
  const draft = await mkdtemp(join(dirname(folder), `${draftPrefix}${basename(folder)}-`));
  try {
    progress(`installing ${name}@${version} from npm into ${folder}`);
    const why = await runNpm(draft, options);
    if (why !== undefined) return { kind: 'unavailable', why };
    await publish(draft, options);
    const installed = await findInstalled(options);
    return installed ?? { kind: 'unavailable', why: `Cannot install ${name}@${version}: npm said it did and did not` };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Undefined unless the folder holds exactly the wanted version. */
async function findInstalled({ folder, name, version, report }: InstallOptions): Promise<Installed | undefined> {
  const versions: Record<string, string> = {};
  for (const reported of new Set([name, ...report])) {
    const found = await versionIn(join(folder, 'node_modules', reported, 'package.json'));
    if (found !== undefined) versions[reported] = found;
  }
  return versions[name] === version ? { kind: 'installed', folder, versions } : undefined;
}

/** Undefined where there is no such file, or a damaged one. */
async function versionIn(manifest: string): Promise<string | undefined> {
  try {
    return (JSON.parse(await readFile(manifest, 'utf8')) as { readonly version?: string }).version;
  } catch {
    return undefined;
  }
}

/** Moves the draft into place; a folder that somebody else put there meanwhile stays, a damaged one gives way. */
async function publish(draft: string, options: InstallOptions): Promise<void> {
  try {
    await rename(draft, options.folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if (await findInstalled(options)) return;
    const damaged = await mkdtemp(join(dirname(options.folder), `${draftPrefix}damaged-`));
    await rename(options.folder, damaged);
    await rename(draft, options.folder);
    await rm(damaged, { recursive: true, force: true });
  }
}

/** Of harnesses that were killed while installing; no install takes ten minutes. */
async function removeOldDrafts(parent: string): Promise<void> {
  const tooOld = Date.now() - 10 * 60_000;
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(draftPrefix)) continue;
    const { mtimeMs } = await stat(join(parent, entry)).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < tooOld) await rm(join(parent, entry), { recursive: true, force: true });
  }
}

/** npm's own retries take over a minute; whoever has no network shall hear of it sooner. */
const impatient = ['--fetch-retries=2', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=2000'];

/** Undefined when it went well, else the reason as a sentence. npm is a child like any other: it dies with us. */
async function runNpm(
  draft: string,
  { name, version, deadlineMs = 120_000 }: InstallOptions,
): Promise<string | undefined> {
  await writeFile(join(draft, 'package.json'), '{"private":true}\n');
  const flags = [
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--no-package-lock',
    '--no-progress',
    '--loglevel=error',
    ...impatient,
  ];
  const children = await spawnChildren();
  try {
    const npm = await children.spawn({
      label: 'npm',
      command: 'npm',
      args: ['install', '--prefix', draft, ...flags, `${name}@${version}`],
      cwd: draft,
      env: registrySettings(process.env),
    });
    const output: string[] = [];
    npm.onLine((_, line) => output.push(line));
    const late = new AbortController();
    const deadline = sleep(deadlineMs, 'late' as const, { signal: late.signal }).catch(() => 'late' as const);
    const end = await Promise.race([npm.exited, deadline]);
    late.abort();
    return explain(end, { wanted: `${name}@${version}`, output: output.join('\n'), deadlineMs });
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return `Cannot install ${name}@${version}: ${error.message}`;
  } finally {
    await children.close();
  }
}

/** Children get no `npm_*`, which an npm script around us sets; where to fetch from is still the user's choice. */
function registrySettings(env: NodeJS.ProcessEnv): Record<string, string> {
  const names = [
    'npm_config_registry',
    'npm_config_userconfig',
    'npm_config_cache',
    'npm_config_cafile',
    'npm_config_https_proxy',
  ];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

interface Explanation {
  readonly wanted: string;
  readonly output: string;
  readonly deadlineMs: number;
}

function explain(end: Exit | 'late', { wanted, output, deadlineMs }: Explanation): string | undefined {
  if (end === 'late') {
    return `Cannot install ${wanted}: npm took over ${deadlineMs / 1_000} s; check the network, then run again`;
  }
  if (end.code === 0) return undefined;
  if (/\bETARGET\b|\bE404\b/.test(output)) {
    return `Cannot install ${wanted}: npm knows no such version; name one that \`npm view ${wanted.slice(0, wanted.lastIndexOf('@'))} versions\` lists`;
  }
  if (/\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/.test(output)) {
    return `Cannot install ${wanted}: npm cannot reach its registry; connect this machine once, later runs need no network`;
  }
  const first = output.split('\n').find((line) => /^npm (?:error|ERR!) (?!code)/.test(line)) ?? output.slice(0, 200);
  return `Cannot install ${wanted}: npm ended with ${end.code ?? end.signal} ("${first}"); see that \`npm install ${wanted}\` works, then run again`;
}
