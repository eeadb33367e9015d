/** How a process ended: `exit code 1`, `SIGKILL`. Pure. */
export function exitWords({
  code,
  signal,
  byShell,
}: {
  readonly code: number | null;
  readonly signal: string | null;
  /** The signal for which the code stands where a shell stood between. */
  readonly byShell?: string;
}): string {
  if (signal !== null) return signal;
  return byShell === undefined ? `exit code ${code}` : `exit code ${code}, by which a shell tells ${byShell}`;
}
