/** The app of a test: a command that a shell runs, or a function of the test's own process. */

import { LabError } from '../base/lab-error.ts';
import type { AppControl } from '../faults/fault.ts';
import type { Child, Children } from '../processes/children.ts';

type Environment = Readonly<Record<string, string>>;

/** Starts an app of the test's own process, told where Slack is; what it returns ends it. */
export type AppFunction = (
  environment: Environment,
) => Promise<() => Promise<void> | void> | (() => Promise<void> | void);

export interface RunningTestApp extends AppControl {
  /** The last lines that it printed. */
  lastWords(): string;
}

const keptLines = 20;

export async function runTestApp(
  app: string | AppFunction,
  {
    children,
    environment,
    cwd,
  }: { readonly children: Children; readonly environment: Environment; readonly cwd: string },
): Promise<RunningTestApp> {
  const running =
    typeof app === 'string' ? asProcess(app, { children, environment, cwd }) : asFunction(app, environment);
  await running.start();
  return running;
}

function asProcess(
  command: string,
  {
    children,
    environment,
    cwd,
  }: { readonly children: Children; readonly environment: Environment; readonly cwd: string },
): RunningTestApp {
  const lines: string[] = [];
  let child: Child | undefined;
  return {
    async start() {
      child = await children.spawn({
        label: command,
        command,
        cwd,
        env: environment,
        shell: true,
        surroundings: 'user',
      });
      child.onLine((_, line) => {
        lines.push(line);
        if (lines.length > keptLines) lines.shift();
      });
    },
    async stop(how) {
      await child?.kill(how);
    },
    async suspend() {
      child?.signal('SIGSTOP');
      return async () => child?.signal('SIGCONT');
    },
    lastWords: () => lines.join('\n'),
  };
}

function asFunction(start: AppFunction, environment: Environment): RunningTestApp {
  let end: (() => Promise<void> | void) | undefined;
  return {
    async start() {
      end = await start(environment);
    },
    async stop() {
      await end?.();
      end = undefined;
    },
    async suspend() {
      throw new LabError('Cannot suspend an app that runs in the process of its test: start it by a command');
    },
    lastWords: () => '',
  };
}
