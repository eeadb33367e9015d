/**
 * Processes that never outlive the harness. This file is the interface; `spawn-children.ts` implements it with a keeper
 * process that kills every group it was told of when the harness is gone, however it went.
 */

export interface ChildSpec {
  /** Used in error texts, e.g. `bolt-js@5.1.0 over http`. */
  readonly label: string;
  readonly command: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the environment is otherwise, see `childEnvironment()`. Default `pinned`. */
  readonly surroundings?: 'pinned' | 'user';
  /** Run `command` through the shell (for a user's `--app "<command>"`). Default false. */
  readonly shell?: boolean;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
  /** Set where a shell stood between, and its exit code is how a shell tells that a signal ended what it ran. */
  readonly byShell?: string;
}

export interface Child {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  /**
   * Calls back for every line of output, in order. The first listener gets the lines already received first; later
   * listeners get what comes from then on. A line over 64 Ki characters arrives in pieces of that size.
   */
  onLine(listener: (stream: 'stdout' | 'stderr', line: string) => void): void;
  /** Stops the process and all its children where they are (SIGSTOP), or lets them go on (SIGCONT). Nothing where it has ended. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Ends the process and all its children: `signal` first (default SIGTERM), SIGKILL after `graceMs` (default 2,000). Idempotent. */
  kill(options?: { readonly signal?: 'SIGTERM' | 'SIGKILL'; readonly graceMs?: number }): Promise<Exit>;
}

export interface Children {
  /** Resolves once the process runs. Throws `LabError` where it cannot be started. */
  spawn(spec: ChildSpec): Promise<Child>;
  /** Resolves when the keeper has answered; for ever open where it is gone. One that is silent for 5 s is ended, and lost. */
  beat(): Promise<void>;
  /** Kills everything still alive (SIGKILL), then ends the keeper. Idempotent. */
  close(): Promise<void>;
}
