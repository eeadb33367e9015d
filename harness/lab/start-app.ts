/** The app of one cell as a process that can be stopped and started again, its output in the journal. */

import { exitWords } from '../base/exit-words.ts';
import { watchCpuWait } from './watch-cpu-wait.ts';
import { readUsage } from '../processes/app-usage.ts';
import { listeningPorts } from '../processes/listening-ports.ts';
import type { Child, Children, Exit } from '../processes/children.ts';
import type { AppControl } from '../faults/fault.ts';
import type { Journal } from '../journal/journal.ts';
import type { Heal } from '../network/route.ts';
import type { AppCommand } from '../systems/system.ts';
import { keepOutput } from './app-output.ts';
import { createSupervisor } from './supervisor.ts';

export interface RunningApp extends AppControl {
  /** Also while one that ended unasked is about to be started again. */
  isRunning(): boolean;
  /** From now on it is started again where it ends unasked. */
  supervise(): void;
  /** Notes in the journal what the process takes of the machine; nothing where it does not run. */
  sample(): Promise<void>;
  /** The ports on which it listens. */
  listening(): Promise<readonly number[]>;
  /** The last lines of output, for error texts. */
  lastWords(): string;
  /** How the process ended last, in words. */
  lastEnd(): string | undefined;
}

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
  /** µs on the cell's clock. */
  readonly now: () => number;
}

/** Throws `LabError` where the process cannot be started. */
export async function startApp(options: StartAppOptions): Promise<RunningApp> {
  const { instance, journal, now } = options;
  const output = keepOutput(journal, instance);
  const supervisor = createSupervisor();
  let child: Child | undefined;
  let launching: Promise<void> | undefined;
  let endNoted: Promise<void> | undefined;
  /** When the process was told to end. */
  let askedAt: number | undefined;
  let lastEnd: string | undefined;
  let { environment } = options;

  function ended(process: Child, exit: Exit): void {
    if (child === process) child = undefined;
    lastEnd = exitWords(exit);
    const fact = { kind: 'app-exited', ...exit, instance } as const;
    if (askedAt !== undefined) return journal.add({ ...fact, asked: true, askedAt });
    journal.add({ ...fact, asked: false, lastLines: output.lastLines(), ...restartIn(supervisor.ended(restart)) });
  }

  async function launch(restarts?: number): Promise<void> {
    output.restart();
    const started = await spawnApp({ ...options, environment }, restarts);
    child = started;
    started.onLine(output.heard);
    const samples = setInterval(() => void app.sample(), sampleEveryMs);
    endNoted = started.exited.finally(() => clearInterval(samples)).then((exit) => ended(started, exit));
  }

  function restart(count: number): void {
    launching = launch(count).catch(notStarted(journal));
  }

  const app: RunningApp = {
    async start(how) {
      supervisor.rest();
      environment = { ...environment, ...how?.environment };
      askedAt = undefined;
      await launch();
    },
    suspend: async () => suspend(child),
    async stop({ signal = 'SIGTERM', graceMs = 2_000 } = {}) {
      await app.sample();
      supervisor.rest();
      askedAt = now();
      // A start of ours that is under way ends in a process, which must not outlive the stop.
      await launching;
      await child?.kill({ signal, graceMs });
      await endNoted;
    },
    sample: () => noteUsage({ pid: child?.pid, instance, journal }),
    listening: () => portsOf(child),
    isRunning: () => child !== undefined || supervisor.isWaiting(),
    supervise: supervisor.begin,
    lastWords: output.lastWords,
    lastEnd: () => lastEnd,
  };
  await app.start();
  return app;
}

function notStarted(journal: Journal): (error: Error) => void {
  return ({ message }) =>
    journal.add({ kind: 'app-log', stream: 'stderr', line: `It was not started again: ${message}` });
}

function suspend(child: Child | undefined): Heal {
  child?.signal('SIGSTOP');
  return async () => child?.signal('SIGCONT');
}

async function spawnApp(
  { label, instance, children, command, environment, journal }: StartAppOptions,
  restarts: number | undefined,
): Promise<Child> {
  const started = await children.spawn({ label, ...command, env: { ...command.env, ...environment } });
  const count = restarts === undefined ? {} : { restart: restarts };
  journal.add({ kind: 'app-started', pid: started.pid, instance, ...count });
  const waits = watchCpuWait({ pid: started.pid, instance, journal });
  void started.exited.finally(() => waits.stop());
  return started;
}

function restartIn(ms: number | undefined): { readonly restartInMs?: number } {
  return ms === undefined ? {} : { restartInMs: ms };
}

async function portsOf(child: Child | undefined): Promise<readonly number[]> {
  return child === undefined ? [] : listeningPorts(child.pid);
}

async function noteUsage({
  pid,
  instance,
  journal,
}: {
  readonly pid: number | undefined;
  readonly instance: number;
  readonly journal: Journal;
}): Promise<void> {
  if (pid === undefined) return;
  const usage = await readUsage(pid);
  if (usage) journal.add({ kind: 'app-usage', instance, pid, ...usage });
}
