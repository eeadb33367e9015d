/** How long `mock` takes until the first answer that an app waits for, beside a Node that does nothing but answer. */

import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LabError } from '../base/lab-error.ts';
import { median } from '../base/statistics.ts';
import { readUsage } from '../processes/app-usage.ts';
import type { Children } from '../processes/children.ts';
import { credentials } from '../transports/credentials.ts';

/** Medians, from where the process runs to the end of the first answer. */
export interface StartTime {
  /** Starts of each, in turns. */
  readonly of: number;
  readonly mockMs: number;
  readonly bareMs: number;
  /** CPU time until then, user and system. Undefined where the machine does not tell. */
  readonly mockCpuMs: number | undefined;
  readonly bareCpuMs: number | undefined;
  /** What `mockMs` is to be at most: sources are stripped of their types as they are loaded. */
  readonly goalMs: number;
}

interface Start {
  readonly tookMs: number;
  readonly cpuMs: number | undefined;
}

const suffix = extname(import.meta.url);
const main = fileURLToPath(new URL(`../cli/main${suffix}`, import.meta.url));
const bareServer = `const server = require('node:http').createServer((_, response) => response.end('{"ok":true}'));
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));`;

const programs = {
  mock: { label: "the bench's mock", args: [main, 'mock', '--port', '0', '--fixed-tokens', '--quiet'] },
  bare: { label: "the bench's bare server", args: ['--eval', bareServer] },
} as const;

/** One start of each is thrown away, as it fills the compile cache. Throws `LabError` where one ends before it answers. */
export async function measureStarts(
  children: Children,
  { starts, signal }: { readonly starts: number; readonly signal: AbortSignal },
): Promise<StartTime> {
  const mock: Start[] = [];
  const bare: Start[] = [];
  for (let n = 0; n <= starts; n += 1) {
    mock.push(await start(children, programs.mock, signal));
    bare.push(await start(children, programs.bare, signal));
  }
  const [mocks, bares] = [mock.slice(1), bare.slice(1)];
  return {
    of: starts,
    mockMs: median(mocks.map(({ tookMs }) => tookMs)),
    bareMs: median(bares.map(({ tookMs }) => tookMs)),
    mockCpuMs: medianCpu(mocks),
    bareCpuMs: medianCpu(bares),
    goalMs: suffix === '.ts' ? 800 : 400,
  };
}

async function start(
  children: Children,
  { label, args }: (typeof programs)[keyof typeof programs],
  signal: AbortSignal,
): Promise<Start> {
  signal.throwIfAborted();
  const child = await children.spawn({ label, command: process.execPath, args });
  const began = performance.now();
  try {
    const url = Promise.withResolvers<string>();
    child.onLine((_, line) => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line) ?? [];
      if (found !== undefined) url.resolve(found);
    });
    void child.exited.then(({ code }) =>
      url.reject(new LabError(`Cannot go on with the bench: ${label} ended (${code})`)),
    );
    const response = await fetch(`${await url.promise}apps.connections.open`, {
      method: 'POST',
      headers: { authorization: `Bearer ${credentials.appToken}` },
      signal,
    });
    if (!(await response.text()).startsWith('{"ok":true'))
      throw new LabError(`Cannot go on with the bench: ${label} answers ${response.status}`);
    const tookMs = performance.now() - began;
    const usage = await readUsage(child.pid);
    return { tookMs, cpuMs: usage && usage.cpuUs / 1_000 };
  } finally {
    await child.kill();
  }
}

function medianCpu(starts: readonly Start[]): number | undefined {
  const known = starts.flatMap(({ cpuMs }) => cpuMs ?? []);
  return known.length === 0 ? undefined : median(known);
}
