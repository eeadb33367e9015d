/** A maintainer's own build of Bolt for Java, over the published libraries. */

import { constants, copyFile, cp, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { installOnce } from '../install-once.ts';
import { type JavaLibraries, librariesIn } from '../install-from-maven.ts';
import type { Lock } from '../lock.ts';
import type { PrepareOptions, Unavailable } from '../system.ts';

/** Where the libraries of one version lie, or are put. */
export interface BoltLibraries {
  readonly kind: 'place';
  readonly folder: string;
  readonly lock?: Lock | undefined;
  find(): Promise<JavaLibraries | undefined>;
  install(progress: PrepareOptions['progress']): Promise<JavaLibraries | Unavailable>;
}

export interface BuiltOptions {
  /** A checkout of the SDK in which `mvn package` has run, a folder of jars, or one jar. */
  readonly path: string;
  /** Of this state of `path` alone. */
  readonly folder: string;
  /** Gives what `path` does not have. What a build needs beyond the published version is not fetched. */
  readonly base: BoltLibraries;
}

const modules = [
  'bolt',
  'bolt-jetty',
  'bolt-servlet',
  'bolt-socket-mode',
  'slack-api-client',
  'slack-api-model',
  'slack-app-backend',
];

/** Each jar of the SDK's own modules that `path` has takes the place of the published one. */
export async function builtLibraries({ path, folder, base }: BuiltOptions): Promise<BoltLibraries | Unavailable> {
  const built = new Map<string, string>();
  for (const jar of await jarsIn(path)) {
    const name = moduleOf(basename(jar));
    if (name !== undefined) built.set(name, jar);
  }
  if (built.size === 0) {
    const why = `Cannot use file:${path}: found no jar of ${modules.join(', ')} there or in a target folder of its modules; run \`mvn package -DskipTests\` there first`;
    return { kind: 'unavailable', why };
  }
  const ids = [...new Set(['bolt', 'bolt-socket-mode', 'bolt-jetty', ...built.keys()])].map(idOf);

  async function find(): Promise<JavaLibraries | undefined> {
    const found = await librariesIn(folder, ids);
    if (found === undefined) return undefined;
    const versions = Object.entries(found.versions).map(([id, version]) => {
      return [id, built.has(id.split(':')[1] ?? '') ? `${version} (file:${path})` : version];
    });
    return { ...found, versions: Object.fromEntries(versions) };
  }

  async function fill(draft: string, from: string): Promise<undefined> {
    const lib = join(draft, 'lib');
    await mkdir(lib);
    await cp(from, lib, { recursive: true, mode: constants.COPYFILE_FICLONE });
    for (const jar of await readdir(lib)) {
      const name = moduleOf(jar.replace('com.slack.api.', ''));
      if (name !== undefined && built.has(name)) await rm(join(lib, jar));
    }
    for (const jar of built.values()) await copyFile(jar, join(lib, `com.slack.api.${basename(jar)}`));
  }

  async function install(progress: PrepareOptions['progress']): Promise<JavaLibraries | Unavailable> {
    const published = await base.install(progress);
    if (published.kind === 'unavailable') return published;
    return installOnce({ folder, wanted: `file:${path}`, progress, find, fill: (draft) => fill(draft, published.lib) });
  }

  return { kind: 'place', folder, find, install };
}

function idOf(name: string): string {
  return `com.slack.api:${name}`;
}

/** `bolt-1.52.0-SNAPSHOT.jar` is of `bolt`; its sources and documentation are of nothing. */
function moduleOf(jar: string): string | undefined {
  if (/-(?:sources|javadoc|tests)\.jar$/.test(jar)) return undefined;
  const name = /^([a-z-]+)-\d.*\.jar$/.exec(jar)?.[1];
  return name !== undefined && modules.includes(name) ? name : undefined;
}

async function jarsIn(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const folders = [path, join(path, 'target'), ...modules.map((name) => join(path, name, 'target'))];
  const lists = await Promise.all(
    folders.map(async (folder) => (await readdir(folder).catch(() => [])).map((name) => join(folder, name))),
  );
  return lists.flat().filter((file) => file.endsWith('.jar'));
}
