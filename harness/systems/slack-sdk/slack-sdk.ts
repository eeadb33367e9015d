/** The SDK that Bolt for Python stands on, alone, from the Python Package Index. */

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPython } from '../find-python.ts';
import { findEnvironment, installFromPip, type PipOptions } from '../install-from-pip.ts';
import { findLock, installationOf, type Locks, lockedKey } from '../lock.ts';
import { noProxy } from '../no-proxy.ts';
import { publishedOnPyPi } from '../published-versions.ts';
import { renewPipLock } from '../renew-pip-lock.ts';
import type { CheckOptions, PrepareOptions, System, Unavailable } from '../system.ts';
import { workingCopy } from '../working-copy.ts';
import { known } from './known.ts';

const locks: Locks = {
  folder: fileURLToPath(new URL('./locks', import.meta.url)),
  renew: (version, draft, progress) => renewPipLock(draft, { requirements: [`slack-sdk==${version}`], progress }),
};

export const slackSdk = {
  name: 'slack-sdk',
  title: 'slack_sdk for Python',
  note: 'The SDK below Bolt for Python without Bolt: its built-in client, with a ping interval of 5 s where Bolt sets 10 s',
  versions: ['3.47.0', '3.26.0'],
  transports: ['socket-mode'],
  known,
  // slack-protocol.md §4.1
  plaintextOnly: {
    'socket-mode': 'The SDK’s built-in client uses TLS on port 443 only, which the harness cannot take',
  },
  check,
  prepare,
  locks,
  published: publishedOnPyPi('slack-sdk'),
} as const satisfies System;

const app = fileURLToPath(new URL('./app.py', import.meta.url));

async function check(version: string, options: CheckOptions): ReturnType<System['check']> {
  const place = await placeOf(version, options);
  if (place.kind === 'unavailable') return place;
  if (await findEnvironment(place)) return { kind: 'ready' };
  const python = await findPython();
  return python.kind === 'unavailable' ? python : { kind: 'installable' };
}

async function prepare(version: string, options: PrepareOptions): ReturnType<System['prepare']> {
  const { progress } = options;
  const available = await check(version, options);
  if (available.kind === 'unavailable') return available;
  const place = await placeOf(version, options);
  if (place.kind === 'unavailable') return place;
  const installed = await installFromPip({ ...place, wanted: `slack-sdk@${version}`, progress });
  if (installed.kind === 'unavailable') return installed;
  const { python, versions } = installed;
  const found = versions['slack-sdk'] ?? 'unknown';
  return {
    kind: 'prepared',
    // -E: a PYTHONPATH or PYTHONHOME of the user's shell is not meant for this app
    command: () => ({ command: python, args: ['-E', app], cwd: place.folder, env: noProxy }),
    versions: place.isCopy ? { ...versions, 'slack-sdk': `${found} (${version})` } : versions,
    installed: installationOf(installed, place.lock),
  };
}

async function placeOf(version: string, { cache, unlocked = false }: CheckOptions): Promise<Place | Unavailable> {
  const copy = await workingCopy(version);
  if (copy?.kind === 'unavailable') return copy;
  const lock = unlocked ? undefined : await findLock(locks, version);
  const isFolder = copy !== undefined && (await stat(copy.path)).isDirectory();
  const requirement = copy === undefined ? `slack-sdk==${version}` : isFolder ? './working-copy' : copy.path;
  return {
    kind: 'place',
    folder: join(cache, 'systems', `slack-sdk@${copy === undefined ? lockedKey(version, lock) : `file-${copy.hash}`}`),
    lock,
    requirements: [requirement],
    report: ['slack-sdk'],
    isCopy: copy !== undefined,
    ...(isFolder ? { copied: copy.path } : {}),
  };
}

interface Place extends Pick<PipOptions, 'folder' | 'requirements' | 'report' | 'copied' | 'lock'> {
  readonly kind: 'place';
  readonly isCopy: boolean;
}
