/** slack-go, the community's SDK for Go, from the user's Go module proxy. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findGo } from '../find-go.ts';
import { publishedByGoProxy } from '../published-versions.ts';
import { findGoProgram, installFromGo } from '../install-from-go.ts';
import type { PrepareOptions, System, Unavailable } from '../system.ts';
import { workingCopy } from '../working-copy.ts';
import { known } from './known.ts';

const source = fileURLToPath(new URL('./app.go', import.meta.url));

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
  published: publishedByGoProxy('github.com/slack-go/slack'),
} as const satisfies System;

async function check(version: string, { cache }: Pick<PrepareOptions, 'cache'>): ReturnType<System['check']> {
  const place = await placeOf(version, cache);
  if (place.kind === 'unavailable') return place;
  if (await findGoProgram({ ...place, source })) return { kind: 'ready' };
  const go = await findGo(oldestGo);
  return go.kind === 'unavailable' ? go : { kind: 'installable' };
}

async function prepare(version: string, { cache, progress }: PrepareOptions): ReturnType<System['prepare']> {
  const available = await check(version, { cache });
  if (available.kind === 'unavailable') return available;
  const place = await placeOf(version, cache);
  if (place.kind === 'unavailable') return place;
  const program = await installFromGo({ ...place, module: 'github.com/slack-go/slack', version, source, progress });
  if (program.kind === 'unavailable') return program;
  const { file, versions } = program;
  return { kind: 'prepared', command: () => ({ command: file, args: [], cwd: place.folder }), versions };
}

interface Place {
  readonly kind: 'place';
  readonly folder: string;
  readonly replacement?: string;
}

async function placeOf(version: string, cache: string): Promise<Place | Unavailable> {
  const copy = await workingCopy(version);
  if (copy === undefined) return { kind: 'place', folder: join(cache, 'systems', `slack-go@${version}`) };
  if (copy.kind === 'unavailable') return copy;
  const folder = join(cache, 'systems', `slack-go@file-${copy.hash}`);
  return { kind: 'place', folder, replacement: copy.path };
}
