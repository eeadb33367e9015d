import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  findLibraries,
  installFromMaven,
  type MavenArtifact,
  type MavenOptions,
  renewMavenLock,
} from './install-from-maven.ts';
import type { Lock } from './lock.ts';

const app: MavenArtifact = { id: 'org.mock:app', version: '1.2.3' };
const adapter: MavenArtifact = { id: 'org.mock:app-adapter', version: '1.2.3', orElse: '1.0.0' };

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'maven-'));
  vi.stubEnv('PATH', [cache, process.env['PATH']].join(delimiter));
  await useMaven(['app:1.2.3', 'app-adapter:1.2.3']);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true, force: true });
});

describe('installFromMaven()', () => {
  test('fills the folder, says what is in it, and the second time needs no Maven', async () => {
    const first = await installFromMaven(options());
    const versions = { 'org.mock:app': '1.2.3', 'org.mock:app-adapter': '1.2.3' };
    const packages = ['org.mock.app-1.2.3', 'org.mock.app-adapter-1.2.3'];
    expect(first).toEqual({ kind: 'libraries', lib: join(options().folder, 'lib'), versions, packages });
    await rm(join(cache, 'mvn'));
    await expect(installFromMaven(options())).resolves.toEqual(first);
    await expect(runs()).resolves.toBe(1);
  });

  test('takes the other version of an artifact that the repository does not have', async () => {
    await useMaven(['app:1.2.3', 'app-adapter:1.0.0']);
    const versions = { 'org.mock:app': '1.2.3', 'org.mock:app-adapter': '1.0.0' };
    await expect(installFromMaven(options())).resolves.toMatchObject({ kind: 'libraries', versions });
    await expect(readdir(join(options().folder, 'lib'))).resolves.toHaveLength(2);
  });

  test('takes the versions of a lock, and no jar that is another', async () => {
    await useMaven(['app:1.2.3', 'app-adapter:1.0.0']);
    const lock = await lockOf();
    await useMaven(['app:1.2.3', 'app-adapter:1.0.0', 'app-adapter:1.2.3']);
    const versions = { 'org.mock:app': '1.2.3', 'org.mock:app-adapter': '1.0.0' };
    await expect(installFromMaven(options({ lock }))).resolves.toMatchObject({ versions });
    await writeFile(join(lock.folder, 'jars.sha256'), `${'0'.repeat(64)}  org.mock.app-1.2.3.jar\n`);
    const why = expect.stringMatching(
      /^Cannot install org\.mock:app@1\.2\.3: Maven fetched another org\.mock\.app.*\.jar than before, against its lock \(0badcafe\)/,
    );
    await expect(installFromMaven(options({ lock, folder: join(cache, 'other') }))).resolves.toEqual({
      kind: 'unavailable',
      why,
    });
  });

  test('names a version that does not exist, at once', async () => {
    await useMaven([]);
    const why =
      'Cannot install org.mock:app@1.2.3: Maven finds no org.mock:app 1.2.3; name a version that its repository has';
    await expect(installFromMaven(options())).resolves.toEqual({ kind: 'unavailable', why });
    await expect(runs()).resolves.toBe(1);
  });

  test('names the artifact that exists in neither version', async () => {
    await useMaven(['app:1.2.3']);
    const why = expect.stringContaining('Maven finds no org.mock:app-adapter 1.0.0');
    await expect(installFromMaven(options())).resolves.toEqual({ kind: 'unavailable', why });
    await expect(runs()).resolves.toBe(2);
  });

  test('says that the repository cannot be reached', async () => {
    await useProgram(`console.log('[ERROR] Could not transfer artifact org.mock:app:pom:1.2.3: Connection refused');
      process.exit(1);`);
    const why = expect.stringContaining('Maven cannot reach its repository');
    await expect(installFromMaven(options())).resolves.toEqual({ kind: 'unavailable', why });
  });

  test('gives up at the deadline', async () => {
    await useProgram('setTimeout(() => {}, 60_000);');
    const why = 'Cannot install org.mock:app@1.2.3: Maven took over 0.9 s; check the network, then run again';
    await expect(installFromMaven(options({ deadlineMs: 900 }))).resolves.toEqual({ kind: 'unavailable', why });
  });

  test('installs again where one of the artifacts is not there', async () => {
    await installFromMaven(options());
    await rm(join(options().folder, 'lib/org.mock.app-adapter-1.2.3.jar'));
    await expect(findLibraries(options())).resolves.toBeUndefined();
    await expect(installFromMaven(options())).resolves.toMatchObject({ kind: 'libraries' });
  });
});

async function lockOf(): Promise<Lock> {
  const folder = await mkdtemp(join(cache, 'lock-'));
  await expect(renewMavenLock(folder, options())).resolves.toBeUndefined();
  return { kind: 'lock', folder, files: ['jars.sha256'], digest: '0badcafe' };
}

function options(changed: Partial<MavenOptions> = {}): MavenOptions {
  return { folder: join(cache, 'app@1.2.3'), artifacts: [app, adapter], progress: () => {}, ...changed };
}

/** A Maven whose repository has these; it speaks as Maven 3.8.7 does. */
async function useMaven(repository: readonly string[]): Promise<void> {
  await useProgram(`
    const pom = fs.readFileSync('pom.xml', 'utf8');
    const asked = [...pom.matchAll(/<artifactId>([^<]+)<.artifactId><version>([^<]+)<.version><.dependency>/g)].map(([, id, version]) => id + ':' + version);
    const absent = asked.filter((name) => !${JSON.stringify(repository)}.includes(name)).map((name) => 'org.mock:' + name.replace(':', ':jar:'));
    if (absent.length > 0) {
      const all = absent.length > 1 ? 'The following artifacts could not be resolved: ' + absent.join(', ') + ': ' : '';
      console.log('[ERROR] Failed to execute goal on project app: Could not resolve dependencies for project app:app:jar:1: ' + all + 'Could not find artifact ' + absent[0] + ' in central (https://repository.invalid)');
      process.exit(1);
    }
    const lib = process.argv.find((flag) => flag.startsWith('-DoutputDirectory=')).slice('-DoutputDirectory='.length);
    fs.mkdirSync(lib, { recursive: true });
    for (const name of asked) fs.writeFileSync(lib + '/org.mock.' + name.replace(':', '-') + '.jar', '');`);
}

async function useProgram(text: string): Promise<void> {
  const log = JSON.stringify(join(cache, 'runs'));
  const program = `#!/usr/bin/env node\nconst fs = require('node:fs');\nfs.appendFileSync(${log}, 'x');\n${text}\n`;
  await writeFile(join(cache, 'mvn'), program);
  await chmod(join(cache, 'mvn'), 0o755);
}

async function runs(): Promise<number> {
  return (await readFile(join(cache, 'runs'), 'utf8')).length;
}
