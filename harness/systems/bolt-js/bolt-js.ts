/** Bolt for JavaScript, from npm. */

import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFromNpm } from '../install-from-npm.ts';
import type { System } from '../system.ts';

const app = fileURLToPath(new URL('./app.mjs', import.meta.url));

export const boltJs = {
  name: 'bolt-js',
  title: 'Bolt for JavaScript',
  note: "Slack's own framework for Node.js, with its default receivers and options",
  versions: ['5.1.0', '4.7.3', '3.22.0'],
  doors: ['http', 'socket-mode'],
  prepare: async (version, { cache, progress }) => {
    const installed = await installFromNpm({
      folder: join(cache, 'systems', `bolt-js@${version}`),
      name: '@slack/bolt',
      version,
      report: ['@slack/bolt', '@slack/socket-mode', '@slack/web-api'],
      progress,
    });
    if (installed.kind === 'unavailable') return installed;
    const file = await placeApp(installed.folder);
    return {
      kind: 'prepared',
      command: () => ({ command: process.execPath, args: [file], cwd: installed.folder }),
      versions: installed.versions,
    };
  },
} as const satisfies System;

/**
 * Puts the app beside the packages it imports. Its name holds its content's hash: harnesses of several checkouts share
 * the cache, and a running one keeps the app it started with.
 */
async function placeApp(folder: string): Promise<string> {
  const source = await readFile(app);
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 12);
  const file = `app-${hash}.mjs`;
  const present = await readFile(join(folder, file)).catch(() => undefined);
  if (present?.equals(source)) return file;
  const draft = join(folder, `${file}.${process.pid}.draft`);
  await writeFile(draft, source);
  await rename(draft, join(folder, file));
  return file;
}
