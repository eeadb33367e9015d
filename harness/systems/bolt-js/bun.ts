/** Bolt for JavaScript on Bun: the same app and the same packages, another WebSocket and another HTTP server beneath. */

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmApp, type NpmRuntime } from '../npm-app.ts';
import { ignoresProxy } from '../socket-mode-client.ts';
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
  // Seen one by one on Bun 1.4.5: what Bolt 5.1.0 does on Node it does here
  known,
  ...npmApp({
    ...boltPackages,
    folder: 'bolt-js-bun',
    locks: fileURLToPath(new URL('./locks-bun', import.meta.url)),
    runtime: bun,
  }),
} as const satisfies System;

/** `bun` itself holds a placeholder, which a script would replace; the program is in the package for the machine's own kind. */
async function findBun(folder: string): Promise<string | undefined> {
  const builds = join(folder, 'node_modules', '@oven');
  const [build] = await readdir(builds).catch(() => []);
  return build === undefined ? undefined : join(builds, build, 'bin', 'bun');
}
