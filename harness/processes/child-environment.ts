/** The environments that children start with: a pinned one for what is ours, the user's own for the user's own app. */

import { delimiter, dirname } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Of our own settings, of the test runner and of the npm script that may have started us. */
const ours = /^(?:SLACK_.*|VITEST.*|npm_.*)$/;
/** What npm sets besides `npm_*` for every script it runs. */
const setByNpm = new Set(['INIT_CWD', 'NODE', 'COLOR']);
/** Folders that npm, npx and pnpm put before the user's PATH. */
const addedToPath = /[\\/](?:node_modules[\\/]\.bin|node-gyp-bin)[\\/]?$/;
const proxyVariable = /^(?:https?|all)_proxy$/i;
const loopback = ['127.0.0.1', 'localhost'];
const usualPath = '/usr/local/bin:/usr/bin:/bin';

export interface ChildEnvironmentOptions {
  /** Wins over all the rest. */
  readonly added?: Readonly<Record<string, string>>;
  /**
   * `pinned`: without `NODE_OPTIONS`, the `node` that runs the harness first on the PATH, loopback exempt from any proxy.
   * `user`: as the user has it, with what npm put around the harness taken away again; only where the user has set a proxy
   * is loopback, where the mock Slack is, exempt from it. Default: `pinned`.
   */
  readonly surroundings?: 'pinned' | 'user';
}

/** `base` without `SLACK_*`, `VITEST*` and `npm_*`, and what else the surroundings ask for. */
export function childEnvironment(
  base: Environment,
  { added = {}, surroundings = 'pinned' }: ChildEnvironmentOptions = {},
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(base)) {
    if (value !== undefined && !ours.test(name)) kept[name] = value;
  }
  return { ...(surroundings === 'user' ? asTheUserHasIt(kept, isUnderNpm(base)) : pinned(kept)), ...added };
}

function pinned(kept: Readonly<Record<string, string>>): Record<string, string> {
  const path = [dirname(process.execPath), kept['PATH'] ?? usualPath].join(delimiter);
  const env: Record<string, string> = { ...kept, PATH: path, ...withoutProxyForLoopback(kept) };
  delete env['NODE_OPTIONS'];
  return env;
}

function asTheUserHasIt(kept: Readonly<Record<string, string>>, underNpm: boolean): Record<string, string> {
  const own = underNpm ? Object.entries(kept).filter(([name]) => !setByNpm.has(name)) : Object.entries(kept);
  const path = kept['PATH'] ?? usualPath;
  const hasProxy = own.some(([name, value]) => proxyVariable.test(name) && value !== '');
  return {
    ...Object.fromEntries(own),
    PATH: underNpm ? withoutWhatNpmAdded(path) : path,
    ...(hasProxy ? withoutProxyForLoopback(kept) : {}),
  };
}

function isUnderNpm(base: Environment): boolean {
  return base['npm_execpath'] !== undefined || base['npm_lifecycle_event'] !== undefined;
}

/** Only at its head: what the user has put further down stays. */
function withoutWhatNpmAdded(path: string): string {
  const folders = path.split(delimiter);
  const first = folders.findIndex((folder) => !addedToPath.test(folder));
  return first === -1 ? usualPath : folders.slice(first).join(delimiter);
}

/** In both spellings, as programs differ in which they read. */
function withoutProxyForLoopback(kept: Readonly<Record<string, string>>): Record<string, string> {
  const named = (kept['NO_PROXY'] ?? kept['no_proxy'] ?? '').split(',').map((host) => host.trim());
  const hosts = [...named.filter(Boolean), ...loopback.filter((host) => !named.includes(host))].join(',');
  return { NO_PROXY: hosts, no_proxy: hosts };
}
