import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TransportName } from '../../result.ts';
import { findPython } from '../find-python.ts';
import { findEnvironment, installFromPip } from '../install-from-pip.ts';
import { findLock, installationOf, type Locks, lockedKey } from '../lock.ts';
import { noProxy } from '../no-proxy.ts';
import { renewPipLock } from '../renew-pip-lock.ts';
import type { CheckOptions, PrepareOptions, System } from '../system.ts';

const versions = ['1.0.0'] as const;

/** The newest that still runs on Python 3.9. */
const requirements = ['websockets==15.0.1'];

const locks: Locks = {
  folder: fileURLToPath(new URL('./locks', import.meta.url)),
  renew: (_, draft, progress) => renewPipLock(draft, { requirements, progress }),
};

/** The same app in the language of the SDKs that it stands beside: the libraries are the same, the SDK is not. */
export const noSdkPython = {
  name: 'no-sdk/python',
  title: 'No SDK, Python',
  note: "An app of this project that uses no SDK: Python's standard library on one side, the websockets package on the other",
  versions,
  transports: ['http', 'socket-mode'],
  check,
  prepare,
  locks,
} as const satisfies System;

const programs: Readonly<Record<TransportName, string>> = {
  http: fileURLToPath(new URL('./http_app.py', import.meta.url)),
  'socket-mode': fileURLToPath(new URL('./socket_app.py', import.meta.url)),
};

async function check(version: string, options: CheckOptions): ReturnType<System['check']> {
  if (version !== versions[0]) {
    const why = `Cannot run no-sdk/python@${version}: it comes with the harness, as ${versions[0]} only`;
    return { kind: 'unavailable', why };
  }
  if (await findEnvironment(await environment(options))) return { kind: 'ready' };
  const python = await findPython();
  return python.kind === 'unavailable' ? python : { kind: 'installable' };
}

async function prepare(version: string, options: PrepareOptions): ReturnType<System['prepare']> {
  const available = await check(version, options);
  if (available.kind === 'unavailable') return available;
  const wanted = await environment(options);
  const { progress } = options;
  const installed = await installFromPip({ ...wanted, wanted: `no-sdk/python@${version}`, progress });
  if (installed.kind === 'unavailable') return installed;
  const { python, versions: found } = installed;
  return {
    kind: 'prepared',
    // -E: a PYTHONPATH of the user's shell is not meant for this app; -B: its folder may be read-only
    command: (transport) => ({
      command: python,
      args: ['-E', '-B', programs[transport]],
      cwd: wanted.folder,
      env: noProxy,
    }),
    versions: found,
    installed: installationOf(installed, wanted.lock),
  };
}

async function environment({ cache, unlocked = false }: CheckOptions) {
  const lock = unlocked ? undefined : await findLock(locks, versions[0]);
  const folder = join(cache, 'systems', `no-sdk-python@${lockedKey(versions[0], lock)}`);
  return { folder, requirements, report: ['websockets'], lock };
}
