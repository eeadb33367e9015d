/** A Go program built against one version of a module, which comes from the user's own module proxy. */

import { createHash } from 'node:crypto';
import { access, constants, copyFile, mkdtemp, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce } from './install-once.ts';
import { copyLock, type Lock, notAsLocked } from './lock.ts';
import { type InstallerEnd, runInstaller } from './run-installer.ts';
import type { Unavailable } from './system.ts';

export interface GoOptions {
  /** A folder of this module and version alone; each state of the program gets a folder in it. */
  readonly folder: string;
  /** `github.com/slack-go/slack` */
  readonly module: string;
  /** Without `v`; of a module that `replacement` stands for, anything. */
  readonly version: string;
  /** Absolute path of a folder with the module's own `go.mod`, used in place of the published module. */
  readonly replacement?: string;
  /** Its `go.mod` and `go.sum` are used as they are. Absent: what the module asks for today. */
  readonly lock?: Lock | undefined;
  /** The program's one source file. */
  readonly source: string;
  readonly progress: (line: string) => void;
  /** Default 180 s. */
  readonly deadlineMs?: number;
}

export interface GoProgram {
  readonly kind: 'program';
  /** Absolute. */
  readonly file: string;
  /** Module → version, and `go`: what the program was built with. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Builds with the Go on PATH, its caches and its settings; never fetches another Go. */
export async function installFromGo(options: GoOptions): Promise<GoProgram | Unavailable> {
  const folder = await folderOf(options);
  const program = await installOnce<GoProgram>({
    folder,
    wanted: wantedOf(options),
    progress: options.progress,
    find: () => findGoProgram(options),
    fill(draft) {
      options.progress(`building ${wantedOf(options)} with Go in ${folder}`);
      return build(draft, options);
    },
  });
  // Not where it holds what was built from another source
  if (program.kind === 'unavailable') await rmdir(options.folder).catch(() => {});
  return program;
}

/** Undefined unless it was built from this very source. Needs no Go. */
export async function findGoProgram(
  options: Pick<GoOptions, 'folder' | 'source' | 'lock'>,
): Promise<GoProgram | undefined> {
  const folder = await folderOf(options);
  const file = join(folder, 'app');
  try {
    await access(file, constants.X_OK);
    const versions = JSON.parse(await readFile(join(folder, versionsFile), 'utf8')) as Record<string, string>;
    return { kind: 'program', file, versions };
  } catch {
    return undefined;
  }
}

const versionsFile = 'versions.json';

/** Its name holds the source's hash: harnesses of several checkouts share the cache. */
async function folderOf({ folder, source }: Pick<GoOptions, 'folder' | 'source'>): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(source))
    .digest('hex');
  return join(folder, `app-${hash.slice(0, 12)}`);
}

/** Undefined when it went well, else the reason as a sentence. */
async function build(draft: string, options: GoOptions): Promise<string | undefined> {
  const { source, lock } = options;
  if (lock === undefined) await writeFile(join(draft, 'go.mod'), goMod(options));
  else await copyLock(lock, draft);
  await copyFile(source, join(draft, 'main.go'));
  const built = await runGo(draft, options, 'build', lock ? '-mod=readonly' : '-mod=mod', '-o', 'app', '.');
  if (built.kind !== 'done') return explain(built, options);
  const asked = await runGo(draft, options, 'env', 'GOVERSION');
  if (asked.kind !== 'done') return explain(asked, options);
  const modules = modulesIn(await readFile(join(draft, 'go.mod'), 'utf8'));
  const versions = { ...modules, ...own(options), go: asked.output.trim().replace(/^go/, '') };
  await writeFile(join(draft, versionsFile), JSON.stringify(versions));
  return undefined;
}

function runGo(draft: string, { deadlineMs = 180_000, progress }: GoOptions, ...args: readonly string[]) {
  const env = { GOTOOLCHAIN: 'local', GOWORK: 'off' };
  return runInstaller({ label: 'go', command: 'go', args, cwd: draft, env, deadlineMs, progress });
}

/** For a system's `locks`: what a build leaves. */
export async function renewGoLock(draft: string, options: Omit<GoOptions, 'folder'>): Promise<string | undefined> {
  const place = await mkdtemp(join(tmpdir(), 'go-lock-'));
  try {
    const why = await build(place, { ...options, folder: place });
    if (why !== undefined) return why;
    for (const file of ['go.mod', 'go.sum']) await copyFile(join(place, file), join(draft, file));
    return undefined;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The build raises the `go` line to what the module asks for. */
function goMod({ module, version, replacement }: GoOptions): string {
  const lines = ['module app', 'go 1.21'];
  if (replacement === undefined) return `${[...lines, `require ${module} v${version}`].join('\n\n')}\n`;
  const replace = `replace ${module} => ${JSON.stringify(replacement)}`;
  return `${[...lines, `require ${module} v0.0.0`, replace].join('\n\n')}\n`;
}

/** Module → version, of every `require` the build left in `go.mod`. */
function modulesIn(text: string): Readonly<Record<string, string>> {
  const lines = text.matchAll(/^(?:require )?\s*(\S+\.\S+\/\S+) v(\S+)/gm);
  return Object.fromEntries([...lines].map(([, name = '', version = '']) => [name, version]));
}

function own({ module, version, replacement }: GoOptions): Readonly<Record<string, string>> {
  return { [module]: replacement === undefined ? version : `file:${replacement}` };
}

function wantedOf({ module, version, replacement }: GoOptions): string {
  return `${module}@${replacement === undefined ? version : `file:${replacement}`}`;
}

function explain(end: InstallerEnd, options: GoOptions): string {
  const { lock, deadlineMs = 180_000 } = options;
  if (lock !== undefined && end.kind === 'failed') {
    const [, other] = /verifying (\S+?)(?:\/go\.mod)?: checksum mismatch/.exec(end.output) ?? [];
    if (other !== undefined) return notAsLocked(wantedOf(options), lock, `Go fetched another ${other} than before`);
  }
  const cannot = `Cannot install ${wantedOf(options)}`;
  switch (end.kind) {
    case 'missing':
      return `${cannot}: ${end.why}`;
    case 'late':
      return `${cannot}: go took over ${deadlineMs / 1_000} s; check the network, then run again`;
    case 'done':
      return `${cannot}: go reported success, but the program is not there`;
    case 'failed':
      return `${cannot}: ${reasonIn(end, options)}`;
    default:
      return end satisfies never;
  }
}

function reasonIn({ output, exit }: InstallerEnd & { readonly kind: 'failed' }, { module }: GoOptions): string {
  const needed = /requires go >= (\S+) \(running go (\d\S*?)[;)]/.exec(output);
  if (needed) return `needs Go ≥ ${needed[1]}: found ${needed[2]}`;
  if (/unknown revision|invalid version|invalid: should be v0 or v1|404 Not Found|410 Gone/.test(output)) {
    return `Go knows no such version; name one that \`go list -m -versions ${module}\` lists`;
  }
  if (/dial tcp|no such host|connection refused|i\/o timeout|proxyconnect/.test(output)) {
    return 'Go cannot reach its module proxy; connect this machine once, later runs need no network';
  }
  const first = output.split('\n').find((line) => !/^(?:#|go: downloading)/.test(line)) ?? output.slice(0, 200);
  return `go ended with ${exit.code ?? exit.signal} ("${first.trim()}"); make sure that the app and the module build, then run again`;
}
