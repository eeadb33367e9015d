import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { argumentsOf, isAlive, keepersOf, processesWith } from './fixtures/processes-with.ts';

const doomedHarness = fileURLToPath(new URL('./fixtures/doomed-harness.ts', import.meta.url));

describe.skipIf(process.platform !== 'linux')('a harness that is killed leaves nothing', () => {
  for (const line of ['begun', 'spawned 1', 'up 1', 'spawned 3', 'up 8', 'up 16']) {
    test(`with SIGKILL, when it has said "${line}"`, () => die({ at: said(line), signal: 'SIGKILL' }));
  }

  for (const delayMs of [50, 80, 95, 110, 125, 140]) {
    test(`with SIGKILL, ${delayMs} ms after its start`, () => die({ at: after(delayMs), signal: 'SIGKILL' }));
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) {
    test(`with ${signal} to its whole group, as a terminal does it`, () => die({ at: said('up 2'), signal }));
  }

  test('with SIGKILL, its keeper having been sent every signal that can be ignored', async () => {
    const mark = randomUUID();
    const harness = startDoomed(mark);
    await said('up 2')(harness);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) {
      for (const keeper of keepersOf(harness.pid ?? 0)) process.kill(keeper, signal);
    }
    await said('up 16')(harness);
    harness.kill('SIGKILL');
    await nothingLeft(mark);
  });

  test('with SIGKILL, before the keeper has confirmed: the command never runs', async () => {
    const mark = randomUUID();
    const harness = startDoomed(mark);
    const keeper = await vi.waitUntil(() => keepersOf(harness.pid ?? 0)[0]);
    process.kill(keeper, 'SIGSTOP');
    onTestFinished(() => {
      if (isAlive(keeper)) process.kill(keeper, 'SIGCONT');
    });
    const gated = await vi.waitUntil(() => processesWith(`DOOMED=${mark}`)[0]);
    expect(argumentsOf(gated)).toContain('read -r go');
    harness.kill('SIGKILL');
    await once(harness, 'exit');
    // With the keeper standing still, only the gate's own end can end it.
    await nothingLeft(mark);
    expect(isAlive(gated)).toBe(false);
    process.kill(keeper, 'SIGCONT');
    await vi.waitFor(() => expect(isAlive(keeper)).toBe(false), { timeout: 5_000, interval: 20 });
  });
});

interface Death {
  readonly at: (harness: ChildProcess) => Promise<unknown>;
  readonly signal: NodeJS.Signals;
}

async function die({ at, signal }: Death): Promise<void> {
  const mark = randomUUID();
  const harness = startDoomed(mark);
  const { pid = 0 } = harness;
  await at(harness);
  const keepers = keepersOf(pid);
  process.kill(-pid, signal);
  await once(harness, 'exit');
  await vi.waitFor(() => expect(keepers.filter(isAlive)).toEqual([]), { timeout: 5_000, interval: 20 });
  await nothingLeft(mark);
}

async function nothingLeft(mark: string): Promise<void> {
  await vi.waitFor(() => expect(processesWith(`DOOMED=${mark}`)).toEqual([]), { timeout: 5_000, interval: 20 });
}

function startDoomed(mark: string): ChildProcess {
  const harness = spawn(process.execPath, [doomedHarness, mark], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    harness.kill('SIGKILL');
    for (const pid of processesWith(`DOOMED=${mark}`)) process.kill(pid, 'SIGKILL');
  });
  return harness;
}

function said(awaited: string): Death['at'] {
  return async (harness) => {
    if (!harness.stdout) throw new TypeError('the doomed harness has a stdout');
    for await (const line of createInterface({ input: harness.stdout })) if (line === awaited) return;
    throw new Error(`the doomed harness ended before it said "${awaited}"`);
  };
}

/** Not a sleep until something is ready: the moment of death itself is the input. */
function after(delayMs: number): Death['at'] {
  return () => new Promise((resolve) => setTimeout(resolve, delayMs));
}
