import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython } from '../find-python.ts';
import { findEnvironment, installFromPip } from '../install-from-pip.ts';
import { findLock, installationOf, type Lock, type Locks, lockedKey } from '../lock.ts';
import { noProxy } from '../no-proxy.ts';
import { publishedOnPyPi } from '../published-versions.ts';
import { renewPipLock } from '../renew-pip-lock.ts';
import type { CheckOptions, PrepareOptions, System, Unavailable } from '../system.ts';
import { type Requirements, requirementsOf } from './requirements-of.ts';

export const boltVersions = ['1.30.0', '1.18.1'] as const;

export interface BoltApp {
  /** `app.py` or `async_app.py`. */
  readonly program: string;
  /** Further packages whose installed versions the result shall name. */
  readonly report: readonly string[];
  /** Which of its clients the program shall take, where it has several. */
  readonly client?: string;
}

/** The one installation of Bolt that its variants share, and their app. */
export function boltApp({
  program,
  report,
  client,
}: BoltApp): Pick<System, 'check' | 'prepare' | 'published' | 'locks'> {
  const app = fileURLToPath(new URL(`./${program}`, import.meta.url));

  async function check(version: string, place: CheckOptions): ReturnType<System['check']> {
    const options = await optionsOf(version, place);
    if (options.kind === 'unavailable') return options;
    if (await findEnvironment(options)) return { kind: 'ready' };
    const python = await findPython();
    return python.kind === 'unavailable' ? python : { kind: 'installable' };
  }

  async function prepare(version: string, place: PrepareOptions): ReturnType<System['prepare']> {
    const { progress } = place;
    const available = await check(version, place);
    if (available.kind === 'unavailable') return available;
    const options = await optionsOf(version, place);
    if (options.kind === 'unavailable') return options;
    const installed = await installFromPip({ ...options, wanted: `bolt-python@${version}`, progress });
    if (installed.kind === 'unavailable') return installed;
    const { python, versions } = installed;
    const { folder, copyOf } = options;
    const env = { ...noProxy, ...(client === undefined ? {} : { SOCKET_MODE_CLIENT: client }) };
    return {
      kind: 'prepared',
      // -E: a PYTHONPATH or PYTHONHOME of the user's shell is not meant for this app
      command: () => ({ command: python, args: ['-E', app], cwd: folder, env }),
      versions:
        copyOf === undefined ? versions : { ...versions, [copyOf]: `${versions[copyOf] ?? 'unknown'} (${version})` },
      installed: installationOf(installed, options.lock),
    };
  }

  async function optionsOf(
    version: string,
    { cache, unlocked = false }: CheckOptions,
  ): Promise<FolderOptions | Unavailable> {
    const requirements = await requirementsOf(version);
    if (requirements.kind === 'unavailable') return requirements;
    const lock = unlocked ? undefined : await findLock(locks, version);
    return {
      ...requirements,
      lock,
      folder: join(cache, 'systems', `bolt-python@${lockedKey(requirements.key, lock)}`),
      report: ['slack-bolt', 'slack-sdk', ...report],
    };
  }

  return { check, prepare, published: publishedOnPyPi('slack-bolt'), locks };
}

const locks: Locks = {
  folder: fileURLToPath(new URL('./locks', import.meta.url)),
  async renew(version, draft, progress) {
    const wanted = await requirementsOf(version);
    return wanted.kind === 'unavailable' ? wanted.why : renewPipLock(draft, { ...wanted, progress });
  },
};

interface FolderOptions extends Requirements {
  readonly lock: Lock | undefined;
  readonly folder: string;
  readonly report: readonly string[];
}
