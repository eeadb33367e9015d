/** Looks at this machine; starts nothing that lasts, and installs nothing. Takes about half a second. */

import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheDir } from '../machine/cache-dir.ts';
import { freePort } from '../machine/free-port.ts';
import { findEngine } from '../network/toxiproxy/find-engine.ts';
import { findGo } from '../systems/find-go.ts';
import { findJdk } from '../systems/find-jdk.ts';
import { findPython } from '../systems/find-python.ts';
import type { Sight } from './sight.ts';

/** As `slack-go` asks for it. */
const oldestGo = '1.26';

export async function look(): Promise<Sight> {
  const engine = findEngine();
  // Before the compilers of other languages keep the processors busy
  const timers = await watchTimers();
  const [python, java, go] = await Promise.all([findPython(), findJdk(), findGo(oldestGo)]);
  return {
    node: process.versions.node,
    platform: process.platform,
    toxiproxy: engine.from === 'embedded' ? 'embedded' : { from: engine.from },
    runtimes: { Python: python, Java: java, Go: go },
    portsTaken: await freePort().then(
      () => undefined,
      (error: Error) => error.message,
    ),
    openFiles: openFiles(),
    ...timers,
    load: loadavg()[0] ?? 0,
    cpus: availableParallelism(),
    cache: lookAtCache(),
  };
}

async function watchTimers(): Promise<Pick<Sight, 'timerLateMs' | 'clockJumpMs'>> {
  const [began, wallBegan] = [performance.now(), Date.now()];
  let timerLateMs = 0;
  for (let n = 0; n < 20; n += 1) {
    const asked = performance.now();
    await pause(10);
    timerLateMs = Math.max(timerLateMs, performance.now() - asked - 10);
  }
  return { timerLateMs, clockJumpMs: Date.now() - wallBegan - (performance.now() - began) };
}

function openFiles(): number | undefined {
  try {
    const soft = /^Max open files\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return soft === undefined ? undefined : soft === 'unlimited' ? Infinity : Number(soft);
  } catch {
    return undefined;
  }
}

function lookAtCache(): Sight['cache'] {
  const folder = cacheDir();
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return { folder };
  } catch (error) {
    return { folder, whyNot: (error as Error).message };
  }
}
