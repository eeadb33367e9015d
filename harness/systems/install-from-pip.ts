/** Packages from the Python Package Index, or from wherever the user's pip fetches, in a virtual environment of their own. */

import { access, constants, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findPython } from './find-python.ts';
import { installOnce } from './install-once.ts';
import { type Lock, notAsLocked } from './lock.ts';
import { type InstallerEnd, runInstaller } from './run-installer.ts';
import type { Unavailable } from './system.ts';

export interface PipOptions {
  /** Where the environment shall be; a folder of these requirements alone. */
  readonly folder: string;
  /** `NAME@VERSION`, for sentences. */
  readonly wanted: string;
  /** As in a requirements file, with exact versions: `waitress==3.0.2`. They decide whether the folder holds what is wanted. */
  readonly requirements: readonly string[];
  /** Its `requirements.txt` then takes the place of `requirements`. Absent: what the index has today. */
  readonly lock?: Lock | undefined;
  /** A package folder that is put beside the requirements, as `./working-copy`: building it there leaves the original as it is. */
  readonly copied?: string;
  /** The packages, by the names pip knows them by, whose installed versions are wanted. */
  readonly report: readonly string[];
  readonly progress: (line: string) => void;
  /** Default 180 s. */
  readonly deadlineMs?: number;
}

export interface PythonEnvironment {
  readonly kind: 'environment';
  /** The environment's own interpreter. Programs of packages are run by it, with `-m`: their scripts name the draft folder. */
  readonly python: string;
  /** Package → version, and `python`. */
  readonly versions: Readonly<Record<string, string>>;
  /** `NAME@VERSION` of all that was installed, in order. */
  readonly packages: readonly string[];
}

/** Installs with the Python on PATH and its pip, or where it has none with the one it brings along. */
export function installFromPip(options: PipOptions): Promise<PythonEnvironment | Unavailable> {
  const { folder, wanted, progress } = options;
  return installOnce<PythonEnvironment>({
    folder,
    wanted,
    progress,
    find: () => findEnvironment(options),
    fill(draft) {
      progress(`installing ${wanted} with pip into ${folder}`);
      return fill(draft, options);
    },
  });
}

/** Undefined unless the folder was made for exactly these requirements and its Python is still there. */
export async function findEnvironment({
  folder,
  requirements,
  report,
  lock,
}: Pick<PipOptions, 'folder' | 'requirements' | 'report' | 'lock'>): Promise<PythonEnvironment | undefined> {
  try {
    const python = pythonIn(folder);
    await access(python, constants.X_OK);
    const wanted = await textOf({ requirements, lock });
    if ((await readFile(join(folder, requirementsFile), 'utf8')) !== wanted) return undefined;
    const versions = await versionsIn(folder);
    const reported: Record<string, string> = {};
    for (const name of ['python', ...report]) {
      const version = versions.get(name);
      if (version === undefined) return undefined;
      reported[name] = version;
    }
    const packages = [...versions].filter(([name]) => name !== 'python').map(([name, version]) => `${name}@${version}`);
    return { kind: 'environment', python, versions: reported, packages: packages.sort() };
  } catch {
    return undefined;
  }
}

export const requirementsFile = 'requirements.txt';

async function textOf({ requirements, lock }: Pick<PipOptions, 'requirements' | 'lock'>): Promise<string> {
  if (lock !== undefined) return readFile(join(lock.folder, requirementsFile), 'utf8');
  return requirements.map((requirement) => `${requirement}\n`).join('');
}

function pythonIn(folder: string): string {
  return join(folder, 'bin/python');
}

/** Of Python itself and of every package, as the environment's own records have them. */
async function versionsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const versions = new Map<string, string>();
  const config = await readFile(join(folder, 'pyvenv.cfg'), 'utf8');
  const python = /^version = (\S+)$/m.exec(config)?.[1];
  if (python !== undefined) versions.set('python', python);
  for (const library of await readdir(join(folder, 'lib'))) {
    for (const entry of await readdir(join(folder, 'lib', library, 'site-packages'))) {
      const [, name, version] = /^(.+?)-(.+)\.dist-info$/.exec(entry) ?? [];
      if (name !== undefined && version !== undefined) versions.set(normalised(name), version);
    }
  }
  return versions;
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
function normalised(name: string): string {
  return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
}

/** Undefined when it went well, else the reason as a sentence. */
async function fill(draft: string, options: PipOptions): Promise<string | undefined> {
  const { wanted, lock, copied, progress, deadlineMs = 180_000 } = options;
  const base = await findPython();
  if (base.kind === 'unavailable') return `Cannot install ${wanted}: ${base.why}`;
  await writeFile(join(draft, requirementsFile), await textOf(options));
  if (copied !== undefined) await copySources(copied, join(draft, 'working-copy'));
  const run = (command: string, ...args: readonly string[]) =>
    runInstaller({ label: 'pip', command, args, cwd: draft, deadlineMs, progress });

  const made = await run(base.command, '-m', 'venv', '--without-pip', draft);
  if (made.kind !== 'done') return explain(made, options);
  const installing = [
    'install',
    '--requirement',
    requirementsFile,
    '--no-input',
    '--retries=2',
    ...(lock ? ['--require-hashes'] : []),
  ];
  // A pip of their own takes an environment 3 s to get
  const installed = await run(base.command, '-m', 'pip', '--python', pythonIn(draft), ...installing);
  if (!lacksPip(installed)) return installed.kind === 'done' ? undefined : explain(installed, options);
  const brought = await run(pythonIn(draft), '-m', 'ensurepip');
  if (brought.kind !== 'done') return explain(brought, options);
  const second = await run(pythonIn(draft), '-m', 'pip', ...installing);
  return second.kind === 'done' ? undefined : explain(second, options);
}

/** Without what was built or fetched there: an old `build` folder would go into the package. */
async function copySources(from: string, to: string): Promise<void> {
  const notSources = /^(?:\.git|\.venv|venv|env|node_modules|__pycache__|build|dist|.*\.egg-info)$/;
  await cp(from, to, { recursive: true, filter: (path) => path === from || !notSources.test(basename(path)) });
}

/** `--python` came with pip 22.3; Debian's Python has no pip unless it is asked for. */
function lacksPip(end: InstallerEnd): boolean {
  return end.kind === 'failed' && /No module named pip|no such option: --python/.test(end.output);
}

function explain(end: InstallerEnd, { wanted, lock, deadlineMs = 180_000 }: PipOptions): string {
  if (lock !== undefined && end.kind === 'failed') {
    const [, other] = /DO NOT MATCH THE HASHES[^]*?\n\s+(\S+)(?: from \S+)?[^\n]*:\n/.exec(end.output) ?? [];
    if (other !== undefined)
      return notAsLocked(wanted, lock, `pip fetched another ${other.replace('==', '@')} than before`);
  }
  switch (end.kind) {
    case 'missing':
      return `Cannot install ${wanted}: ${end.why}`;
    case 'late':
      return `Cannot install ${wanted}: pip took over ${deadlineMs / 1_000} s; check the network, then run again`;
    case 'done':
      return `Cannot install ${wanted}: pip reported success, but the packages are not there`;
    case 'failed':
      return `Cannot install ${wanted}: ${reasonIn(end)}`;
    default:
      return end satisfies never;
  }
}

function reasonIn({ output, exit }: InstallerEnd & { readonly kind: 'failed' }): string {
  if (/Failed to establish a new connection|ConnectTimeoutError|ReadTimeoutError|ProxyError/.test(output)) {
    return 'pip cannot reach its index; connect this machine once, later runs need no network';
  }
  const unknown = /No matching distribution found for ([\w.-]+)(?:==(\S+))?/.exec(output);
  if (unknown) {
    const [, name = '', version = ''] = unknown;
    return `pip knows no ${name} ${version} for this Python; name a version that \`pip index versions ${name}\` lists`;
  }
  if (/No module named (?:venv|ensurepip)/.test(output)) {
    return 'this Python can make no virtual environment; install its venv and pip modules (Debian: python3-venv), then run again';
  }
  const first = output.split('\n').find((line) => /^\s*(?:ERROR|error):/.test(line)) ?? output.slice(-200);
  return `pip ended with ${exit.code ?? exit.signal} ("${first.trim()}"); make sure that pip works, then run again`;
}
