/** npm passes SIGINT and SIGTERM on, and nothing else; killed, or ended by SIGHUP or SIGQUIT, it would leave us running. */

import { readFileSync } from 'node:fs';

export interface WatchParentOptions {
  readonly parent?: () => number;
  /** True where a package manager started us: whoever starts us otherwise may want us to go on without it (nohup). */
  readonly isUnderNpm?: boolean;
  /** False where it is none that starts scripts: ours had ended before we looked, and left us to the machine. */
  readonly isStarter?: (pid: number) => boolean;
  readonly everyMs?: number;
}

/** Calls back once when the parent is gone; returns what ends the watch. Scripts `exec` us, so that npm is our parent. */
export function watchParent(
  gone: () => void,
  {
    parent = () => process.ppid,
    isUnderNpm = process.env['npm_lifecycle_event'] !== undefined,
    isStarter = startsScripts,
    everyMs = 250,
  }: WatchParentOptions = {},
): () => void {
  if (!isUnderNpm) return () => {};
  const first = parent();
  const wasGone = !isStarter(first);
  const timer = setInterval(() => {
    if (!wasGone && parent() === first) return;
    clearInterval(timer);
    gone();
  }, everyMs).unref();
  return () => clearInterval(timer);
}

/** A package manager (in a container it may be process 1), or the shell that it ran the script with. */
function startsScripts(pid: number): boolean {
  try {
    return /npm|npx|yarn|bun|node|sh\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1'));
  } catch {
    return pid !== 1;
  }
}
