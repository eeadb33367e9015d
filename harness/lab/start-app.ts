/** The app of one cell as a process that can be stopped and started again, its output in the journal. */

import { readUsage } from '../processes/app-usage.ts';
import type { Child, Children } from '../processes/children.ts';
import type { AppControl } from '../faults/fault.ts';
import type { Journal } from '../journal/journal.ts';
import type { AppCommand } from '../systems/system.ts';

export interface RunningApp extends AppControl {
  isRunning(): boolean;
  /** Notes in the journal what the process takes of the machine; nothing where it does not run. */
  sample(): Promise<void>;
  /** The last lines of output, for error texts. */
  lastWords(): string;
}

/** Lines of one app's output that are kept in the journal; a chatty app does not fill the disk. */
const mostLines = 20_000;

/** How often it is noted what a process takes of the machine. */
const sampleEveryMs = 5_000;

export interface StartAppOptions {
  readonly label: string;
  /** From 1; an app may run several times in a cell. */
  readonly instance: number;
  readonly children: Children;
  readonly command: AppCommand;
  readonly environment: Readonly<Record<string, string>>;
  readonly journal: Journal;
}

/** Throws `LabError` where the process cannot be started. */
export async function startApp(options: StartAppOptions): Promise<RunningApp> {
  const { label, instance, children, command, environment, journal } = options;
  let child: Child | undefined;
  let asked = false;
  let lines = 0;
  const tail: string[] = [];

  function heard(stream: 'stdout' | 'stderr', line: string): void {
    const handled = stream === 'stdout' ? handledEvent(line) : undefined;
    if (handled !== undefined) return journal.add({ kind: 'handled', event: handled });
    tail.push(line);
    if (tail.length > 5) tail.shift();
    lines += 1;
    if (lines <= mostLines) journal.add({ kind: 'app-log', stream, line: line.slice(0, 2_000) });
  }

  const app: RunningApp = {
    async start() {
      asked = false;
      const started = await children.spawn({ label, ...command, env: { ...command.env, ...environment } });
      child = started;
      journal.add({ kind: 'app-started', pid: started.pid, instance });
      started.onLine(heard);
      const samples = setInterval(() => void app.sample(), sampleEveryMs);
      void started.exited.then(({ code, signal }) => {
        clearInterval(samples);
        journal.add({ kind: 'app-exited', code, signal, asked, instance });
        if (child === started) child = undefined;
      });
    },
    async stop() {
      await app.sample();
      asked = true;
      await child?.kill({ signal: 'SIGTERM', graceMs: 2_000 });
    },
    async sample() {
      if (!child) return;
      const { pid } = child;
      const usage = await readUsage(pid);
      if (usage) journal.add({ kind: 'app-usage', instance, pid, ...usage });
    },
    isRunning: () => child !== undefined,
    lastWords: () => tail.join(' | ').slice(0, 500),
  };
  await app.start();
  return app;
}

/** The event an app says it handled: a line of JSON with `handled`; anything else is the app's own log. */
function handledEvent(line: string): string | undefined {
  if (!line.startsWith('{"handled"')) return undefined;
  try {
    const { handled } = JSON.parse(line) as { readonly handled?: unknown };
    return typeof handled === 'string' ? handled : undefined;
  } catch {
    return undefined;
  }
}
