import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Children } from '../../processes/children.ts';
import { spawnChildren } from '../../processes/spawn-children.ts';
import { downloadRelease } from './download-release.ts';
import { findEngine, installedServer } from './find-engine.ts';
import { installToxiproxy } from './install.ts';

let folder: string;
let children: Children;
let lines: string[];
const report = (line: string) => void lines.push(line);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toxiproxy-install-'));
  children = await spawnChildren();
  lines = [];
});
afterEach(async () => {
  await children.close();
  await rm(folder, { recursive: true, force: true });
});

/** A `go` that writes what it was asked to GOBIN/server, or fails. */
async function fakeGo(script: string): Promise<NodeJS.ProcessEnv> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'go'), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, 'go'), 0o755);
  return { PATH: `${bin}${delimiter}/bin`, SLACK_TRANSPORT_HARNESS_CACHE: join(folder, 'cache') };
}

describe('installToxiproxy()', () => {
  test('builds the pinned version into the cache, once, and it is found there', async () => {
    const env = await fakeGo('echo "go: downloading x" >&2; echo "$@" > "$GOBIN/server"; chmod +x "$GOBIN/server"');
    expect(findEngine({ env }).from).toBe('embedded');
    const path = await installToxiproxy({ children, report, env });
    expect(path).toBe(installedServer(env));
    expect(await readFile(path, 'utf8')).toBe('install github.com/Shopify/toxiproxy/v2/cmd/server@v2.12.0\n');
    expect(lines).toContain('  go: downloading x');
    expect(findEngine({ env })).toEqual({ kind: 'command', from: 'cache', command: path, args: [] });
    expect(await readdir(dirname(path))).toEqual(['toxiproxy-server']);

    const { mtimeMs } = await stat(path);
    await installToxiproxy({ children, report, env });
    expect((await stat(path)).mtimeMs).toBe(mtimeMs);
    expect(lines.at(-1)).toContain('already installed');
  });

  test('tells what Go said when the build fails, and leaves nothing behind', async () => {
    const env = await fakeGo('echo "no such module" >&2; exit 3');
    await expect(installToxiproxy({ children, report, env })).rejects.toThrow(
      /^Cannot build Toxiproxy .*: exit code 3 \(no such module\), wanted exit code 0$/,
    );
    expect(await readdir(dirname(installedServer(env)))).toEqual([]);
    expect(findEngine({ env }).from).toBe('embedded');
  });
});

describe('findEngine()', () => {
  test('takes TOXIPROXY_URL before PATH, PATH before the embedded one, and the embedded one when told', async () => {
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'toxiproxy-server'), '', { mode: 0o755 });
    const env = { PATH: bin, TOXIPROXY_URL: 'http://t:1', SLACK_TRANSPORT_HARNESS_CACHE: folder };
    expect(findEngine({ env })).toEqual({ kind: 'running', from: 'TOXIPROXY_URL', url: 'http://t:1' });
    expect(findEngine({ env: { ...env, TOXIPROXY_URL: '' } })).toMatchObject({ from: 'PATH' });
    expect(findEngine({ env, engine: 'embedded' })).toMatchObject({ from: 'embedded', command: process.execPath });
  });
});

describe('downloadRelease()', () => {
  const binary = Buffer.from('#!/bin/sh\n');
  const checksum = createHash('sha256').update(binary).digest('hex');

  async function serve(status: number): Promise<{ from: string; close: () => void; asked: string[] }> {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status).end(binary);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { from: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close(), asked };
  }

  test('writes an executable where the checksum is right', async () => {
    const { from, close, asked } = await serve(200);
    const checksums = { 'linux-arm64': checksum };
    const options = { version: '2.12.0', folder, report, platform: 'linux', arch: 'arm64', checksums, from };
    const path = await downloadRelease(options);
    close();
    expect(asked).toEqual(['/v2.12.0/toxiproxy-server-linux-arm64']);
    expect(await readFile(path)).toEqual(binary);
    expect((await stat(path)).mode & 0o111).not.toBe(0);
  });

  test('refuses a binary with another checksum, an error answer, and a machine without a checksum', async () => {
    const options = { version: '2.12.0', folder, report, platform: 'linux', arch: 'x64' };
    const good = await serve(200);
    await expect(downloadRelease({ ...options, from: good.from })).rejects.toThrow(/^Cannot trust .* wanted 556d8911/);
    good.close();
    const missing = await serve(404);
    await expect(downloadRelease({ ...options, from: missing.from })).rejects.toThrow(/it answered 404; install Go/);
    missing.close();
    await expect(downloadRelease({ ...options, arch: 'mips' })).rejects.toThrow(
      /^Cannot download Toxiproxy for linux-mips/,
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
