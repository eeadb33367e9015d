import { setTimeout as pause } from 'node:timers/promises';
import type { LabError } from '../base/lab-error.ts';
import { calamityOf, onCalamity } from './calamity.ts';
import { exitCodes } from './exit-codes.ts';
import { watchParent } from './watch-parent.ts';
import { writeText } from './write-text.ts';

export interface Interrupt {
  /** Fires when the command is to end before its time; its reason is a `LabError` where nobody asked for that. */
  readonly signal: AbortSignal;
  /** Ends the command for an error that leaves nothing to go on with. */
  giveUp(error: unknown): void;
  stop(): void;
}

/** An end in order that takes longer does not come; what was written until then can be analysed. */
const patienceMs = 30_000;
const echoMs = 500;

/**
 * Ctrl-C, SIGTERM, a closed terminal and the end of the npm above us end a command in order, and so does what nobody caught;
 * a second Ctrl-C ends it at once (the keeper cleans up). `first` is told why, where nobody asked for it.
 */
export function onInterrupt(first: (why?: string) => void): Interrupt {
  const abort = new AbortController();

  function end(error?: LabError): void {
    if (abort.signal.aborted) return;
    abort.abort(error);
    if (error) writeText(process.stderr, `${error.message}\n`);
    first(error?.message);
    void pause(patienceMs, undefined, { ref: false }).then(() => process.exit(exitCodeOfEnd(abort.signal)));
  }

  let heardAt = 0;
  function heard(): void {
    // A Ctrl-C reaches us from the terminal and from npm, which passes it on.
    const isEcho = performance.now() - heardAt < echoMs;
    heardAt = performance.now();
    if (abort.signal.aborted && !isEcho) process.exit(exitCodeOfEnd(abort.signal));
    end();
  }

  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, heard);
  const unwatch = watchParent(() => end());
  const uncharge = onCalamity(end, () => end());
  return {
    signal: abort.signal,
    giveUp: (error) => end(calamityOf(error)),
    stop() {
      for (const signal of signals) process.off(signal, heard);
      unwatch();
      uncharge();
    },
  };
}

/** Of a command that was ended before its time. */
export function exitCodeOfEnd({ reason }: AbortSignal): 70 | 130 {
  return reason instanceof Error && reason.name === 'LabError' ? exitCodes.internal : exitCodes.interrupted;
}
