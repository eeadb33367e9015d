import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createWebServer } from '../../mocks/tls/create-web-server.ts';
import { createShownCertificate } from '../../mocks/tls/shown-certificate.ts';
import type { Children } from '../processes/children.ts';
import { openScope } from '../base/scope.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { findCommand } from '../machine/find-command.ts';
import { openTls, type Tls } from './open-tls.ts';
import { storePassword } from './store-password.ts';

const run = promisify(execFile);
const scope = openScope();
// A folder's name may have spaces, and the JVM splits its options at them
const base = mkdtempSync(join(tmpdir(), 'tls of a run '));
const keytool = findCommand('keytool');
const java = findCommand('java');
const python = findCommand('python3');
const told: string[] = [];
let children: Children;
let tls: Tls;
let url: string;

beforeAll(async () => {
  children = scope.own(await spawnChildren(), (each) => each.close());
  tls = await openTls({ directory: base, children, report: (line) => told.push(line) });
  const door = createWebServer(createShownCertificate(tls.certificates));
  door.on('request', (_, response) => response.end('here'));
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  scope.own(door, (each) => each.close().closeAllConnections());
  url = `https://127.0.0.1:${(door.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await scope.close();
  rmSync(base, { recursive: true });
});

/** What the program prints; rejects where it ends otherwise than with 0. */
async function said(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { stdout } = await run(command, args, { env: { PATH: process.env['PATH'], ...env }, timeout: 20_000 });
  return stdout.trim();
}

describe('openTls()', () => {
  test('leaves no private key in the folder of the run', () => {
    const files = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
    expect(files).toContain(join('tls', 'authority.pem'));
    for (const name of files) expect(readFileSync(join(base, name), 'latin1')).not.toContain('PRIVATE KEY');
  });

  test('lets a Node app trust the authority, which it does not by itself', async () => {
    const args = ['-e', `fetch(${JSON.stringify(url)}).then((r) => r.text()).then(console.log)`];
    expect(await said(process.execPath, args, tls.environment)).toBe('here');
    await expect(said(process.execPath, args, {})).rejects.toThrow('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  test.skipIf(python === undefined)('lets a Python app trust it, checked as strictly as Python can', async () => {
    const args = [
      '-c',
      `import ssl, urllib.request as r
context = ssl.create_default_context()
context.verify_flags |= ssl.VERIFY_X509_STRICT
print(r.urlopen(${JSON.stringify(url)}, context=context).read().decode())`,
    ];
    expect(await said('python3', args, tls.environment)).toBe('here');
    await expect(said('python3', args, {})).rejects.toThrow('CERTIFICATE_VERIFY_FAILED');
  });

  test.skipIf(keytool === undefined || java === undefined)(
    'lets a Java app trust it',
    async () => {
      const file = join(base, 'Ask.java');
      writeFileSync(
        file,
        `public class Ask { public static void main(String[] a) throws Exception {
        System.out.println(new String(new java.net.URI(a[0]).toURL().openStream().readAllBytes()));
      } }`,
      );
      expect(told).toEqual([]);
      expect(await said('java', [file, url], tls.environment)).toBe('here');
      await expect(said('java', [file, url], {})).rejects.toThrow('PKIX');
    },
    60_000,
  );

  test('goes on without a trust store where keytool fails, and says so', async () => {
    const bin = join(base, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'keytool'), '#!/bin/sh\necho out of order\nexit 3\n');
    chmodSync(join(bin, 'keytool'), 0o755);
    vi.stubEnv('JAVA_HOME', undefined);
    vi.stubEnv('PATH', `${bin}:${process.env['PATH']}`);
    const lines: string[] = [];
    const directory = join(base, 'second');
    const { environment } = await openTls({ directory, children, report: (line) => lines.push(line) });
    vi.unstubAllEnvs();
    expect(lines).toEqual(['no trust store for Java: keytool ended with 3 (out of order)']);
    expect(Object.keys(environment)).not.toContain('JAVA_TOOL_OPTIONS');
    expect(environment['SSL_CERT_FILE']).toBe(join(directory, 'tls', 'authority.pem'));
  });

  test.skipIf(keytool === undefined)(
    'makes a trust store with the authority alone in it',
    async () => {
      const store = join(base, 'tls', 'authority.p12');
      const listed = await said('keytool', ['-list', '-keystore', store, '-storepass', storePassword], {});
      expect(listed).toContain('contains 1 entry');
      expect(listed).toContain('trustedCertEntry');
    },
    30_000,
  );
});
