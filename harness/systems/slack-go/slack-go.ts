/** slack-go, the community's SDK for Go, from the user's Go module proxy. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findGo } from '../find-go.ts';
import { publishedByGoProxy } from '../published-versions.ts';
import { findGoProgram, installFromGo, renewGoLock } from '../install-from-go.ts';
import { findLock, installationOf, type Lock, type Locks, lockedKey } from '../lock.ts';
import type { CheckOptions, PrepareOptions, System, Unavailable } from '../system.ts';
import { workingCopy } from '../working-copy.ts';
import { known } from './known.ts';

const source = fileURLToPath(new URL('./app.go', import.meta.url));

const module = 'github.com/slack-go/slack';

const locks: Locks = {
  folder: fileURLToPath(new URL('./locks', import.meta.url)),
  renew: (version, draft, progress) => renewGoLock(draft, { module, version, source, progress }),
};

/** What the `go.mod` of slack-go 0.35.0 asks for; a version that asks for more says so when it is built. */
const oldestGo = '1.26';

/** `file:/absolute/path` is a checkout of slack-go, used by a `replace` line. */
export const slackGo = {
  name: 'slack-go',
  title: 'slack-go',
  note: 'The community SDK for Go, written like its examples: over Socket Mode it acks first, over HTTP it answers when its work is done',
  versions: ['0.35.0'],
  transports: ['http', 'socket-mode'],
  known,
  check,
  prepare,
  published: publishedByGoProxy(module),
  locks,
} as const satisfies System;

async function check(version: string, options: CheckOptions): ReturnType<System['check']> {
  const place = await placeOf(version, options);
  if (place.kind === 'unavailable') return place;
  if (await findGoProgram({ ...place, source })) return { kind: 'ready' };
  const go = await findGo(oldestGo);
  return go.kind === 'unavailable' ? go : { kind: 'installable' };
}

async function prepare(version: string, options: PrepareOptions): ReturnType<System['prepare']> {
  const { progress } = options;
  const available = await check(version, options);
  if (available.kind === 'unavailable') return available;
  const place = await placeOf(version, options);
  if (place.kind === 'unavailable') return place;
  const program = await installFromGo({ ...place, module, version, source, progress });
  if (program.kind === 'unavailable') return program;
  const { file, versions } = program;
  const packages = Object.entries(versions).flatMap(([name, found]) => (name === 'go' ? [] : [`${name}@${found}`]));
  return {
    kind: 'prepared',
    command: () => ({ command: file, args: [], cwd: place.folder }),
    versions,
    installed: installationOf({ packages: packages.sort() }, place.lock),
  };
}

interface Place {
  readonly kind: 'place';
  readonly folder: string;
  readonly replacement?: string;
  readonly lock?: Lock | undefined;
}

async function placeOf(version: string, { cache, unlocked = false }: CheckOptions): Promise<Place | Unavailable> {
  const copy = await workingCopy(version);
  if (copy === undefined) {
    const lock = unlocked ? undefined : await findLock(locks, version);
    return { kind: 'place', folder: join(cache, 'systems', `slack-go@${lockedKey(version, lock)}`), lock };
  }
  if (copy.kind === 'unavailable') return copy;
  const folder = join(cache, 'systems', `slack-go@file-${copy.hash}`);
  return { kind: 'place', folder, replacement: copy.path };
}
