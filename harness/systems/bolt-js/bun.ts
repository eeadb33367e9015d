/** Bolt for JavaScript on Bun: the same app and the same packages, another WebSocket and another HTTP server beneath. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmApp, type NpmRuntime } from '../npm-app.ts';
import { ignoresProxy } from '../socket-mode-client.ts';
import type { FailureOnRecord } from '../known.ts';
import type { System } from '../system.ts';
import { boltPackages } from './bolt-app.ts';
import { known } from './known.ts';

const bun: NpmRuntime = { packageName: 'bun', version: '1.4.5', find: findBun };

export const boltJsBun = {
  name: 'bolt-js/bun',
  title: 'Bolt for JavaScript on Bun',
  note: 'The same app, run by Bun in place of Node.js: its own WebSocket, its own HTTP server',
  versions: ['5.1.0'],
  transports: ['http', 'socket-mode'],
  ignoresProxy,
  // The client and the receiver are the same code, and what was tried on Bun 1.4.5 came out as on Node.
  known: { ...known, failures: (known.failures ?? []).flatMap(onlyOf('5.1.0')) },
  ...npmApp({
    ...boltPackages,
    folder: 'bolt-js-bun',
    locks: fileURLToPath(new URL('./locks-bun', import.meta.url)),
    runtime: bun,
  }),
} as const satisfies System;

/** What is on record of that version among others. */
function onlyOf(version: string): (failure: FailureOnRecord) => readonly FailureOnRecord[] {
  return (failure) => (failure.versions.includes(version) ? [{ ...failure, versions: [version] }] : []);
}

/** `bun` itself holds a placeholder, which a script would replace; the program is in the package for the machine's own kind. */
async function findBun(folder: string): Promise<string | undefined> {
  const builds = join(folder, 'node_modules', '@oven');
  const [build] = await readdir(builds).catch(() => []);
  return build === undefined ? undefined : join(builds, build, 'bin', 'bun');
}
