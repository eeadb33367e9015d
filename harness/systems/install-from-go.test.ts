import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findGo } from './find-go.ts';
import { findPython } from './find-python.ts';
import { findGoProgram, type GoOptions, installFromGo, renewGoLock } from './install-from-go.ts';
import { runInstaller } from './run-installer.ts';

const lacks = (await findGo('1.21')).kind === 'unavailable';
const module = 'example.test/mock/part';

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'go-'));
  vi.stubEnv('GOPROXY', 'off');
  await mkdir(join(cache, 'part'));
  await writeFile(join(cache, 'part/go.mod'), `module ${module}\n\ngo 1.21\n`);
  await writeFile(join(cache, 'part/part.go'), 'package part\n\nconst Answer = 42\n');
  await writeProgram('println(part.Answer)');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true, force: true });
});

describe.skipIf(lacks)('installFromGo()', () => {
  test('builds against a working copy, says with what, and the second time needs no Go', async () => {
    const first = await installFromGo(options());
    if (first.kind !== 'program') throw new Error(first.why);
    expect(first.versions).toEqual({ [module]: `file:${join(cache, 'part')}`, go: expect.stringMatching(/^1\.\d+/) });
    const ran = await runInstaller({ label: 'app', command: first.file, args: [], cwd: cache, deadlineMs: 10_000 });
    expect(ran).toEqual({ kind: 'done', output: '42' });
    vi.stubEnv('PATH', '/var/empty');
    const progress = vi.fn<() => void>();
    await expect(installFromGo(options({ progress }))).resolves.toEqual(first);
    expect(progress).not.toHaveBeenCalled();
  });

  test('builds another program when the source has changed, and keeps the first', async () => {
    const first = await installFromGo(options());
    await writeProgram('println(part.Answer + 1)');
    await expect(findGoProgram(options())).resolves.toBeUndefined();
    await expect(installFromGo(options())).resolves.toMatchObject({ kind: 'program' });
    const built = await readdir(options().folder);
    expect(built).toHaveLength(2);
    expect(built).toContain(first.kind === 'program' ? first.file.split('/').at(-2) : '');
  });

  test('names the line that does not build, and leaves nothing', async () => {
    await writeProgram('println(part.Question)');
    const why = expect.stringMatching(/^Cannot install example.*main\.go:.*undefined: part\.Question.*then run again$/);
    await expect(installFromGo(options())).resolves.toEqual({ kind: 'unavailable', why });
    await expect(readdir(cache)).resolves.not.toContain('app@1.2.3');
  });

  test('names a version that cannot be', async () => {
    const { replacement, ...published } = options({ version: '99.98.97' });
    expect(replacement).toBeDefined();
    const why = `Cannot install ${module}@99.98.97: Go knows no such version; name one that \`go list -m -versions ${module}\` lists`;
    await expect(installFromGo(published)).resolves.toEqual({ kind: 'unavailable', why });
  });

  test('says that the module proxy cannot be reached', async () => {
    vi.stubEnv('GOPROXY', 'http://127.0.0.1:9');
    const { replacement, ...published } = options();
    expect(replacement).toBeDefined();
    const why = expect.stringContaining('Go cannot reach its module proxy');
    await expect(installFromGo(published)).resolves.toEqual({ kind: 'unavailable', why });
  });

  test('says which Go the module needs', async () => {
    await writeFile(join(cache, 'part/go.mod'), `module ${module}\n\ngo 1.999\n`);
    const why = expect.stringMatching(/: needs Go ≥ 1\.999: found 1\.\d+(?:\.\d+)?$/);
    await expect(installFromGo(options())).resolves.toEqual({ kind: 'unavailable', why });
  });
});

const python = await findPython();

describe.skipIf(lacks || python.kind === 'unavailable')('a locked module', () => {
  test('is what it was, or is not used', async () => {
    await publish('package part\n\nconst Answer = 42\n');
    const { replacement, ...published } = options();
    expect(replacement).toBeDefined();
    const folder = join(cache, 'lock');
    await mkdir(folder);
    await expect(renewGoLock(folder, published)).resolves.toBeUndefined();
    const lock = { kind: 'lock', folder, files: ['go.mod', 'go.sum'], digest: '0badcafe' } as const;
    const versions = { [module]: '1.2.3' };
    await expect(installFromGo({ ...published, lock })).resolves.toMatchObject({ kind: 'program', versions });

    await publish('package part\n\nconst Answer = 43\n');
    const why = expect.stringMatching(
      /^Cannot install example\.test\/mock\/part@1\.2\.3: Go fetched another example\.test\/mock\/part@v1\.2\.3 than before, against its lock \(0badcafe\); find out why/,
    );
    const again = installFromGo({ ...published, folder: join(cache, 'again'), lock });
    await expect(again).resolves.toEqual({ kind: 'unavailable', why });
  }, 60_000);
});

describe('findGo()', () => {
  test.skipIf(lacks)('says what is needed and what was found', async () => {
    const why = expect.stringMatching(/^needs Go ≥ 1\.999: found 1\.\d+/);
    await expect(findGo('1.999')).resolves.toEqual({ kind: 'unavailable', why });
  });

  test('says that there is none', async () => {
    vi.stubEnv('PATH', '/var/empty');
    await expect(findGo('1.26')).resolves.toEqual({ kind: 'unavailable', why: 'needs Go ≥ 1.26: not found' });
  });
});

function options(changed: Partial<GoOptions> = {}): GoOptions {
  return {
    folder: join(cache, 'app@1.2.3'),
    module,
    version: '1.2.3',
    replacement: join(cache, 'part'),
    source: join(cache, 'source.go'),
    progress: () => {},
    ...changed,
  };
}

/** On a module proxy that is a folder, to a machine that has not fetched it yet. */
async function publish(source: string): Promise<void> {
  const proxy = await mkdtemp(join(cache, 'proxy-'));
  const place = join(proxy, module, '@v');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'list'), 'v1.2.3\n');
  await writeFile(join(place, 'v1.2.3.info'), '{"Version":"v1.2.3"}');
  await writeFile(join(place, 'v1.2.3.mod'), `module ${module}\n\ngo 1.21\n`);
  const files = { 'go.mod': `module ${module}\n\ngo 1.21\n`, 'part.go': source };
  const program =
    "import json, sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w') as archive:\n for name, text in json.loads(sys.argv[2]).items(): archive.writestr(name, text)";
  const named = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${module}@v1.2.3/${name}`, text]));
  const command = python.kind === 'python' ? python.command : '';
  await promisify(execFile)(command, ['-c', program, join(place, 'v1.2.3.zip'), JSON.stringify(named)]);
  vi.stubEnv('GOPROXY', `file://${proxy}`);
  vi.stubEnv('GONOSUMDB', '*');
  vi.stubEnv('GOFLAGS', '-modcacherw');
  vi.stubEnv('GOMODCACHE', join(proxy, 'cache'));
}

async function writeProgram(statement: string): Promise<void> {
  const text = `package main\n\nimport (\n\t"os"\n\n\tpart "${module}"\n)\n\nfunc println(n int) { os.Stdout.WriteString(itoa(n) + "\\n") }\n\nfunc itoa(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }\n\nfunc main() { ${statement} }\n`;
  await writeFile(join(cache, 'source.go'), text);
}
