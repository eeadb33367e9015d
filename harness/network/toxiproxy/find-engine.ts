import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDir } from '../../machine/cache-dir.ts';
import { exeSuffix, findCommand, isExecutable } from '../../machine/find-command.ts';

/** Pinned: the version `npm run toxiproxy:install` installs and whose behaviour the embedded engine follows. */
export const TOXIPROXY_VERSION = '2.12.0';

/** A server somebody else runs, or the command that starts one of our own. */
export type FoundEngine =
  | { readonly kind: 'running'; readonly from: 'TOXIPROXY_URL'; readonly url: string }
  | { readonly kind: 'command'; readonly from: string; readonly command: string; readonly args: readonly string[] };

export interface FindOptions {
  /** `embedded` takes ours, whatever else there is. Default `auto`. */
  readonly engine?: 'auto' | 'embedded';
  readonly env?: NodeJS.ProcessEnv;
}

/** TOXIPROXY_URL, else a `toxiproxy-server` on PATH, else the one in the cache, else the embedded one. */
export function findEngine({ engine = 'auto', env = process.env }: FindOptions = {}): FoundEngine {
  if (engine === 'embedded') return embeddedEngine();
  const url = env['TOXIPROXY_URL'];
  if (url) return { kind: 'running', from: 'TOXIPROXY_URL', url };
  const real = findRealServer(env);
  return real === undefined ? embeddedEngine() : { kind: 'command', ...real, args: [] };
}

/** The real server's binary: TOXIPROXY_SERVER_BIN (as it is, found or not), PATH, cache. */
export function findRealServer(env: NodeJS.ProcessEnv = process.env): { from: string; command: string } | undefined {
  const told = env['TOXIPROXY_SERVER_BIN'];
  if (told) return { from: 'TOXIPROXY_SERVER_BIN', command: told };
  const onPath = findCommand('toxiproxy-server', env['PATH'] ?? '');
  if (onPath !== undefined) return { from: 'PATH', command: onPath };
  const cached = installedServer(env);
  return isExecutable(cached) ? { from: 'cache', command: cached } : undefined;
}

/** Where `npm run toxiproxy:install` puts it. */
export function installedServer(env: NodeJS.ProcessEnv = process.env): string {
  return join(cacheDir(env), 'toxiproxy', TOXIPROXY_VERSION, `toxiproxy-server${exeSuffix}`);
}

function embeddedEngine(): FoundEngine {
  // Compiled for publishing, both files end in .js.
  const main = import.meta.url.endsWith('.ts') ? 'main.ts' : 'main.js';
  const path = fileURLToPath(new URL(`../../../mocks/toxiproxy/${main}`, import.meta.url));
  return { kind: 'command', from: 'embedded', command: process.execPath, args: [path] };
}
