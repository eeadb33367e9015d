/** `npm run bench`: the engine's own ceiling, as a share of what the bare sockets do on the same machine at the same time. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Children } from '../processes/children.ts';
import { type Scope, openScope } from '../base/scope.ts';
import { spawnChildren } from '../processes/spawn-children.ts';
import { credentials } from '../transports/credentials.ts';
import { openBareHttp } from './bare-http.ts';
import { openBareSocket } from './bare-socket.ts';
import { runPairs } from './run-pairs.ts';
import type { SocketArm } from './engine-socket.ts';
import { type Engines, enginesOf, ownEngines } from './engines.ts';
import { httpCapacity } from './http-capacity.ts';
import { measureMemory, type Memory } from './memory.ts';
import { type Peer, startPeer } from './peer.ts';
import { ratioOf, type Ratio } from './ratio.ts';
import { measureStarts, type StartTime } from './start-time.ts';

export interface BenchOptions {
  /** Length of one round. */
  readonly roundMs: number;
  /** Pairs of rounds per row. */
  readonly pairs: number;
  /** Deliveries in flight, a row each. */
  readonly windows: Readonly<Record<Way, readonly number[]>>;
  readonly memoryEvents: number;
  /** How often `mock` is started. */
  readonly starts: number;
  readonly signal: AbortSignal;
  /** Told what is measured now. */
  readonly say: (step: string) => void;
}

/** How events leave; `http` is the default way, a connection for each. */
export type Way = 'socket-mode' | 'http' | 'http-kept';

export interface BenchRow extends Ratio {
  readonly way: Way;
  /** Deliveries in flight. */
  readonly window: number;
}

export interface Bench {
  readonly node: string;
  readonly rows: readonly BenchRow[];
  readonly rest: BenchRest;
}

/** What is measured once, and of this checkout alone. */
export interface BenchRest {
  /** 2xx/s of the HTTP receiver under autocannon. */
  readonly httpCapacityPerSecond: number;
  readonly memory: Memory;
  readonly start: StartTime;
}

interface Bed {
  readonly children: Children;
  readonly options: BenchOptions;
  /** A path for a journal of its own. */
  journal(name: string): string;
}

/** Throws the signal's reason where it fires, `LabError` where a process of the bench is lost. Leaves nothing behind. */
export function runBench(options: BenchOptions): Promise<Bench> {
  return onBed(options, async (bed) => {
    // First, while the process is as small as it will be.
    const memory = await memoryOf(bed);
    const rows = await measureRows(bed, plainSockets);
    const httpCapacityPerSecond = await capacity(bed);
    options.say('the start of mock');
    const start = await measureStarts(bed.children, options);
    return { node: process.version, rows, rest: { httpCapacityPerSecond, memory, start } };
  });
}

/** The rows alone, with the engine of another checkout in the place of plain sockets. */
export function runAgainst(checkout: string, options: BenchOptions): Promise<readonly BenchRow[]> {
  return onBed(options, async (bed) => measureRows(bed, await enginesOf(checkout)));
}

async function onBed<T>(options: BenchOptions, work: (bed: Bed) => Promise<T>): Promise<T> {
  const scope = openScope();
  try {
    const children = scope.own(await spawnChildren(), (each) => each.close());
    const directory = scope.own(await mkdtemp(join(tmpdir(), 'slack-transport-bench-')), (each) =>
      rm(each, { recursive: true, force: true }),
    );
    const journal = (name: string): string => join(directory, `${name}.ndjson`);
    return await work({ children, options, journal });
  } finally {
    await scope.close();
  }
}

/** Plain sockets as if they were an engine. */
const plainSockets: Engines = {
  openEngineSocket: openBareSocket,
  openEngineHttp: async (scope, options) => openBareHttp(scope, options),
};

async function measureRows(bed: Bed, rival: Engines): Promise<readonly BenchRow[]> {
  const { windows } = bed.options;
  const rows: BenchRow[] = [];
  for (const window of windows['socket-mode']) rows.push(await socketRow(bed, rival, window));
  for (const way of ['http', 'http-kept'] as const)
    for (const window of windows[way]) rows.push(await httpRow(bed, rival, { way, window }));
  return rows;
}

function memoryOf(bed: Bed): Promise<Memory> {
  const { memoryEvents } = bed.options;
  bed.options.say(`memory after ${memoryEvents} events`);
  return inScope(async (scope) => {
    const engine = await ownEngines.openEngineSocket(scope, bed.journal('memory'));
    const { lost } = await connect(scope, bed, [engine]);
    return Promise.race([measureMemory(engine, memoryEvents), lost]);
  });
}

function socketRow(bed: Bed, rival: Engines, window: number): Promise<BenchRow> {
  const { options } = bed;
  options.say(`Socket Mode, ${window} in flight`);
  return inScope(async (scope) => {
    const engine = await ownEngines.openEngineSocket(scope, bed.journal(`socket-${window}`));
    const bare = await rival.openEngineSocket(scope, bed.journal(`socket-${window}-bare`));
    const { lost } = await connect(scope, bed, [engine, bare]);
    const pairs = await Promise.race([runPairs({ ...options, engine, bare, window }), lost]);
    return { way: 'socket-mode', window, ...ratioOf(pairs) };
  });
}

function httpRow(
  bed: Bed,
  rival: Engines,
  { way, window }: { readonly way: 'http' | 'http-kept'; readonly window: number },
): Promise<BenchRow> {
  const { options } = bed;
  const keepsConnections = way === 'http-kept';
  options.say(`HTTP, ${keepsConnections ? 'kept connections' : 'a connection each'}, ${window} in flight`);
  return inScope(async (scope) => {
    const { url, lost } = await receiver(scope, bed);
    const common = { url, signingSecret: credentials.signingSecret, keepsConnections };
    const engine = await ownEngines.openEngineHttp(scope, { path: bed.journal(`${way}-${window}`), ...common });
    const bare = await rival.openEngineHttp(scope, { path: bed.journal(`${way}-${window}-bare`), ...common });
    const pairs = await Promise.race([runPairs({ ...options, engine, bare, window }), lost]);
    return { way, window, ...ratioOf(pairs) };
  });
}

function capacity(bed: Bed): Promise<number> {
  const { windows, roundMs, signal, say } = bed.options;
  say('the HTTP receiver alone, by autocannon');
  return inScope(async (scope) => {
    const { url, lost } = await receiver(scope, bed);
    const { signingSecret } = credentials;
    const connections = Math.max(...windows['http-kept']);
    return Promise.race([httpCapacity({ url, signingSecret, connections, forMs: 2 * roundMs, signal }), lost]);
  });
}

/** One client process for all of them, so that both arms have the same one. */
async function connect(scope: Scope, { children, options }: Bed, arms: readonly SocketArm[]): Promise<Peer> {
  const { signal } = options;
  const args = arms.map(({ url }) => url);
  const peer = scope.own(await startPeer({ children, program: 'socket-client', args, signal }), (each) => each.stop());
  while (!arms.every((arm) => arm.isConnected())) await Promise.race([pause(5), peer.lost]);
  return peer;
}

async function receiver(scope: Scope, { children, options }: Bed): Promise<Peer & { readonly url: string }> {
  const { signal } = options;
  const peer = scope.own(await startPeer({ children, program: 'http-receiver', signal }), (each) => each.stop());
  return { ...peer, url: `http://127.0.0.1:${await peer.firstLine}/slack/events` };
}

async function inScope<T>(work: (scope: Scope) => Promise<T>): Promise<T> {
  const scope = openScope();
  try {
    return await work(scope);
  } finally {
    await scope.close();
  }
}
