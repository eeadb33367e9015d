/** Java libraries with all they need at run time, as jars in one folder, by the user's own Maven and its settings. */

import { hash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce } from './install-once.ts';
import { type Lock, notAsLocked } from './lock.ts';
import { type InstallerEnd, runInstaller } from './run-installer.ts';
import type { Unavailable } from './system.ts';

export interface MavenArtifact {
  /** `group:artifact` */
  readonly id: string;
  readonly version: string;
  /** Taken where the repository does not have `version`. */
  readonly orElse?: string;
}

export interface MavenOptions {
  /** Where `lib` shall be; a folder of these artifacts alone. */
  readonly folder: string;
  /** The first is what this is about: it must be there in exactly its version, and its choice of what it needs wins. */
  readonly artifacts: readonly [MavenArtifact, ...MavenArtifact[]];
  /** The digest of every jar is to be as it says. Absent: what the repository has. */
  readonly lock?: Lock | undefined;
  readonly progress: (line: string) => void;
  /** Default 300 s: the first use of Maven on a machine fetches its plugins as well. */
  readonly deadlineMs?: number;
}

export interface JavaLibraries {
  readonly kind: 'libraries';
  /** Absolute; for a class path, `${lib}/*`. */
  readonly lib: string;
  /** Artifact → version, of those asked for. */
  readonly versions: Readonly<Record<string, string>>;
  /** All jars, `GROUP.ARTIFACT-VERSION`, in order. */
  readonly packages: readonly string[];
}

export function installFromMaven(options: MavenOptions): Promise<JavaLibraries | Unavailable> {
  const { folder, artifacts, progress } = options;
  const wanted = nameOf(artifacts[0]);
  return installOnce<JavaLibraries>({
    folder,
    wanted,
    progress,
    find: () => findLibraries(options),
    fill(draft) {
      progress(`installing ${wanted} with Maven into ${folder}`);
      return copyArtifacts(draft, options);
    },
  });
}

/** Undefined unless every artifact is there, the first in exactly its version. Needs no Maven. */
export async function findLibraries({
  folder,
  artifacts,
}: Pick<MavenOptions, 'folder' | 'artifacts'>): Promise<JavaLibraries | undefined> {
  const [{ id, version }] = artifacts;
  const found = await librariesIn(
    folder,
    artifacts.map((artifact) => artifact.id),
  );
  return found?.versions[id] === version ? found : undefined;
}

/** Undefined unless the folder's `lib` has a jar of each of the artifacts, in whatever version. */
export async function librariesIn(folder: string, ids: readonly string[]): Promise<JavaLibraries | undefined> {
  const lib = join(folder, 'lib');
  const jars = await readdir(lib).catch(() => []);
  const versions: Record<string, string> = {};
  for (const id of ids) {
    const start = `${id.replace(':', '.')}-`;
    const jar = jars.find((name) => name.startsWith(start) && /^\d.*\.jar$/.test(name.slice(start.length)));
    if (jar === undefined) return undefined;
    versions[id] = jar.slice(start.length, -'.jar'.length);
  }
  const packages = jars.map((jar) => jar.replace(/\.jar$/, '')).sort();
  return { kind: 'libraries', lib, versions, packages };
}

/** As `sha256sum` writes them, so that it can check them: of every jar, in order. */
const digestsFile = 'jars.sha256';

async function digestsOf(lib: string): Promise<string> {
  const jars = (await readdir(lib)).toSorted();
  const lines = await Promise.all(
    jars.map(async (jar) => `${hash('sha256', await readFile(join(lib, jar)))}  ${jar}\n`),
  );
  return lines.join('');
}

/** For a system's `locks`. */
export async function renewMavenLock(
  draft: string,
  options: Omit<MavenOptions, 'folder'>,
): Promise<string | undefined> {
  const place = await mkdtemp(join(tmpdir(), 'maven-lock-'));
  try {
    const why = await fetchArtifacts(place, { ...options, folder: place });
    if (why === undefined) await writeFile(join(draft, digestsFile), await digestsOf(join(place, 'lib')));
    return why;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Undefined when it went well, else the reason as a sentence. */
async function copyArtifacts(draft: string, options: MavenOptions): Promise<string | undefined> {
  const { lock } = options;
  const wanted = lock && (await readFile(join(lock.folder, digestsFile), 'utf8'));
  const artifacts = wanted === undefined ? options.artifacts : asLocked(options.artifacts, wanted);
  const why = await fetchArtifacts(draft, { ...options, artifacts });
  if (why !== undefined || lock === undefined || wanted === undefined) return why;
  const lines = new Set(wanted.split('\n'));
  const found = await digestsOf(join(draft, 'lib'));
  const other = found.split('\n').find((line) => !lines.has(line)) ?? [...lines].find((line) => !found.includes(line));
  if (other === undefined) return undefined;
  const [, jar] = other.split('  ');
  return notAsLocked(nameOf(artifacts[0]), lock, `Maven fetched another ${jar} than before`);
}

/** Where the repository that was locked had only the other version, that one is meant. */
function asLocked(artifacts: MavenOptions['artifacts'], digests: string): MavenOptions['artifacts'] {
  const [first, ...others] = artifacts;
  return [
    first,
    ...others.map(({ id, version, orElse }) => {
      const isOther = orElse !== undefined && digests.includes(`  ${id.replace(':', '.')}-${orElse}.jar`);
      return { id, version: isOther ? orElse : version };
    }),
  ];
}

/** Undefined when it went well, else the reason as a sentence. */
async function fetchArtifacts(draft: string, options: MavenOptions): Promise<string | undefined> {
  const end = await runMaven(draft, options);
  if (end.kind === 'done') return undefined;
  const others = end.kind === 'failed' ? withoutAbsent(options.artifacts, end.output) : undefined;
  if (others === undefined) return explain(end, options);
  const second = await runMaven(draft, { ...options, artifacts: others });
  return second.kind === 'done' ? undefined : explain(second, options);
}

/** With `orElse` in place of what the output says is absent; undefined where that does not help. */
function withoutAbsent(
  artifacts: readonly [MavenArtifact, ...MavenArtifact[]],
  output: string,
): readonly MavenArtifact[] | undefined {
  const isAbsent = ({ id, version }: MavenArtifact) => output.includes(`${id}:jar:${version}`);
  if (isAbsent(artifacts[0]) || !artifacts.some((artifact) => artifact.orElse && isAbsent(artifact))) return undefined;
  return artifacts.map((artifact) => {
    const { id, version, orElse = version } = artifact;
    return isAbsent(artifact) ? { id, version: orElse } : artifact;
  });
}

/** A fixed version, so that Maven need not ask which is the newest. */
const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';

async function runMaven(
  draft: string,
  {
    artifacts,
    progress,
    deadlineMs = defaultDeadlineMs,
  }: Omit<MavenOptions, 'folder' | 'artifacts'> & { readonly artifacts: readonly MavenArtifact[] },
): Promise<InstallerEnd> {
  await writeFile(join(draft, 'pom.xml'), pomOf(artifacts));
  const goal = [`${plugin}:copy-dependencies`, '-DincludeScope=runtime', '-Dmdep.prependGroupId=true'];
  // --update-snapshots: else an artifact that was absent yesterday is said to be absent all day
  const flags = ['--batch-mode', '--no-transfer-progress', '--update-snapshots', '-Dstyle.color=never'];
  return runInstaller({
    label: 'Maven',
    command: 'mvn',
    args: [...flags, ...goal, `-DoutputDirectory=${join(draft, 'lib')}`],
    cwd: draft,
    deadlineMs,
    progress,
  });
}

const defaultDeadlineMs = 300_000;

/** Order matters: of two ways to the same library Maven takes the nearest, of equally near ones the first. */
function pomOf(artifacts: readonly MavenArtifact[]): string {
  const dependencies = artifacts.map(({ id, version }) => {
    const [group = '', artifact = ''] = id.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>app</groupId><artifactId>app</artifactId><version>1</version>
<dependencies>
${dependencies.join('\n')}
</dependencies>
</project>
`;
}

function nameOf({ id, version }: MavenArtifact): string {
  return `${id}@${version}`;
}

function explain(end: InstallerEnd, { artifacts, deadlineMs = defaultDeadlineMs }: MavenOptions): string {
  const cannot = `Cannot install ${nameOf(artifacts[0])}`;
  switch (end.kind) {
    case 'missing':
      return `${cannot}: ${end.why}`;
    case 'late':
      return `${cannot}: Maven took over ${deadlineMs / 1_000} s; check the network, then run again`;
    case 'done':
      return `${cannot}: Maven reported success, but the libraries are not there`;
    case 'failed':
      return `${cannot}: ${reasonIn(end)}`;
    default:
      return end satisfies never;
  }
}

function reasonIn({ output, exit }: InstallerEnd & { readonly kind: 'failed' }): string {
  if (/Could not transfer|Unknown host|Connection refused|timed out/i.test(output)) {
    return 'Maven cannot reach its repository; connect this machine once, later runs need no network';
  }
  const absent = /Could not find artifact ([^\s:]+:[^\s:]+):\w+:(\S+)/.exec(output);
  if (absent) return `Maven finds no ${absent[1]} ${absent[2]}; name a version that its repository has`;
  const first = output.split('\n').find((line) => line.startsWith('[ERROR] ')) ?? output.slice(-200);
  return `Maven ended with ${exit.code ?? exit.signal} ("${first.trim()}"); make sure that mvn works, then run again`;
}
