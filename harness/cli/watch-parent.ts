/** npm passes SIGINT and SIGTERM on, and nothing else; killed, or ended by SIGHUP or SIGQUIT, it would leave us running. */

export interface WatchParentOptions {
  readonly parent?: () => number;
  /** True where a package manager started us: whoever starts us otherwise may want us to go on without it (nohup). */
  readonly isUnderNpm?: boolean;
  readonly everyMs?: number;
}

/** Calls back once when the parent is gone; returns what ends the watch. Scripts `exec` us, so that npm is our parent. */
export function watchParent(
  gone: () => void,
  {
    parent = () => process.ppid,
    isUnderNpm = process.env['npm_lifecycle_event'] !== undefined,
    everyMs = 250,
  }: WatchParentOptions = {},
): () => void {
  if (!isUnderNpm) return () => {};
  const first = parent();
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    gone();
  }, everyMs).unref();
  return () => clearInterval(timer);
}
