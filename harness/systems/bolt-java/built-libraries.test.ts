import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtLibraries } from './built-libraries.ts';
import type { BoltLibraries } from './built-libraries.ts';

const published = ['bolt-1.51.0', 'bolt-socket-mode-1.51.0', 'bolt-jetty-1.51.0', 'slack-api-client-1.51.0'];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'built-'));
  for (const name of published) await put(`base/lib/com.slack.api.${name}.jar`);
  await put('base/lib/com.google.code.gson.gson-2.12.1.jar');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('builtLibraries()', () => {
  test('puts what a checkout has built in place of what is published', async () => {
    await put('copy/bolt/target/bolt-1.52.0-SNAPSHOT.jar');
    await put('copy/bolt/target/bolt-1.52.0-SNAPSHOT-sources.jar');
    await put('copy/slack-api-client/target/slack-api-client-1.52.0-SNAPSHOT.jar');
    const { found, jars } = await install('copy');
    expect(jars.toSorted()).toEqual([
      'com.google.code.gson.gson-2.12.1.jar',
      'com.slack.api.bolt-1.52.0-SNAPSHOT.jar',
      'com.slack.api.bolt-jetty-1.51.0.jar',
      'com.slack.api.bolt-socket-mode-1.51.0.jar',
      'com.slack.api.slack-api-client-1.52.0-SNAPSHOT.jar',
    ]);
    expect(found.versions).toEqual({
      'com.slack.api:bolt': `1.52.0-SNAPSHOT (file:${join(folder, 'copy')})`,
      'com.slack.api:bolt-jetty': '1.51.0',
      'com.slack.api:bolt-socket-mode': '1.51.0',
      'com.slack.api:slack-api-client': `1.52.0-SNAPSHOT (file:${join(folder, 'copy')})`,
    });
  });

  test.each([
    ['a folder of jars', 'jars', 'jars/bolt-9.0.0.jar'],
    ['one jar', 'bolt-9.0.0.jar', 'bolt-9.0.0.jar'],
  ])('takes %s', async (_, path, jar) => {
    await put(jar);
    const { found } = await install(path);
    expect(found.versions['com.slack.api:bolt']).toBe(`9.0.0 (file:${join(folder, path)})`);
  });

  test('asks for a build where there is none', async () => {
    await put('copy/bolt/pom.xml');
    const why = expect.stringMatching(
      /^Cannot use file:.*found no jar of bolt.*; run `mvn package -DskipTests` there first$/,
    );
    await expect(options('copy')).resolves.toEqual({ kind: 'unavailable', why });
  });
});

async function install(path: string) {
  const libraries = await options(path);
  if (libraries.kind === 'unavailable') throw new Error(libraries.why);
  await expect(libraries.find()).resolves.toBeUndefined();
  const found = await libraries.install(() => {});
  if (found.kind === 'unavailable') throw new Error(found.why);
  await expect(libraries.find()).resolves.toEqual(found);
  return { found, jars: await readdir(found.lib) };
}

function options(path: string) {
  const lib = join(folder, 'base/lib');
  const base: BoltLibraries = {
    kind: 'place',
    folder: join(folder, 'base'),
    find: () => Promise.reject(new Error('nobody asks')),
    install: async () => ({ kind: 'libraries', lib, versions: {}, packages: [] }),
  };
  return builtLibraries({ path: join(folder, path), folder: join(folder, 'cache/bolt-java@file-1'), base });
}

async function put(path: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), '');
}
