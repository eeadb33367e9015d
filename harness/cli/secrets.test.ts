/** What a real run leaves behind, of an app that prints all that it knows: nothing in it is a secret, and only its user reads it. */

import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { secretMask } from '../base/mask-secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Split, so that no scan of our sources finds them. */
const environment = {
  SERVICE_TOKEN: 'service-value-7f31c2',
  DB_PASSWORD: 'p@ss"word\\with$signs',
  SIGNING_KEY: ['-----BEGIN PRIVATE', ' KEY-----\nMIIEvQIBADANBgkqhkiG\n-----END PRIVATE KEY-----'].join(''),
  HARMLESS: [
    'xoxp',
    '-1111-2222-abcdefabcdef ',
    'AKIA',
    'IOSFODNN7EXAMPLE ',
    'ghp',
    '_0123456789abcdefghijABCDEFGHIJ012345',
  ].join(''),
};

test('of a run of an app that prints its environment', { timeout: 90_000 }, async () => {
  const app = join(folder, 'leaky.mjs');
  // Line by line as it is, as JSON, and in a stack: then it ends, so that its last words are told everywhere.
  writeFileSync(
    app,
    `for (const [k, v] of Object.entries(process.env)) console.log(k + '=' + v);
     console.error(JSON.stringify(process.env)); throw new Error('cannot log in with ' + process.env.SERVICE_TOKEN + ' ' + process.argv[2]);`,
  );
  const args = ['run', '--app', `INLINE_SECRET=inline-value-55 "${process.execPath}" ${app} --api-key argv-value-99`];
  const out = join(folder, 'out');
  await new Promise((done) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'main.ts'), ...args, '--scenario', 'steady', '--embedded', '--out', out],
      { env: { ...process.env, ...environment } },
      done,
    );
  });
  const files = globSync('**/*', { cwd: out, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  expect(files.some((path) => path.endsWith('result.json'))).toBe(true);
  const text = files.map((path) => readFileSync(path, 'utf8')).join('\n');
  // It did print them: the masks are there.
  expect(text).toContain('[masked SERVICE_TOKEN]');
  expect(text).toContain('[masked INLINE_SECRET]');
  const secrets = ['service-value-7f31c2', 'with$signs', 'MIIEvQIBADANBgkqhkiG', 'inline-value-55', 'argv-value-99'];
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  const shapes = secretMask({ environments: [], commands: [] });
  expect(files.filter((path) => shapes(readFileSync(path, 'utf8')) !== readFileSync(path, 'utf8'))).toEqual([]);
  const open = files.filter((path) => (statSync(path).mode & 0o077) !== 0 && !path.includes('/tls/'));
  expect(open).toEqual([]);
});
