/** The user's own word on what took effect: a command that prints ids of events, one a line. */

import type { Children } from '../processes/children.ts';
import type { Journal } from '../journal/journal.ts';

export interface EffectCommandOptions {
  readonly command: string;
  readonly children: Children;
  /** The app's: the command asks the same Slack, or the same database. */
  readonly environment: Readonly<Record<string, string>>;
  readonly journal: Pick<Journal, 'add'>;
}

/** A database query is done by then; one that is not is ended. */
const within = 10_000;

/**
 * Runs the command at each call, one at a time, and notes what is new: an id that stands there twice took effect twice. Throws
 * `Error` where the command fails, with the last that it printed.
 */
export function effectCommand({ command, children, environment, journal }: EffectCommandOptions): () => Promise<void> {
  const noted = new Map<string, number>();

  return async () => {
    const printed = new Map<string, number>();
    const last: string[] = [];
    const child = await children.spawn({
      label: 'the command of --effect',
      command,
      shell: true,
      surroundings: 'user',
      env: environment,
    });
    child.onLine((stream, line) => {
      last.push(line);
      const id = line.trim();
      if (stream === 'stdout' && id !== '') printed.set(id, (printed.get(id) ?? 0) + 1);
    });
    const timer = setTimeout(() => void child.kill({ signal: 'SIGKILL' }), within);
    const { code, signal } = await child.exited.finally(() => clearTimeout(timer));
    if (code !== 0)
      throw new Error(
        `Cannot tell what took effect: the command of --effect ended with ${signal ?? `exit code ${code}`}. Its last words: ${last.slice(-3).join(' | ')}`,
      );
    for (const [event, times] of printed) {
      for (let n = noted.get(event) ?? 0; n < times; n += 1) journal.add({ kind: 'effect', event, by: 'command' });
      noted.set(event, Math.max(times, noted.get(event) ?? 0));
    }
  };
}
