import { exitCodes } from './exit-codes.ts';

/** Ctrl-C, SIGTERM and a closed terminal end a run in order; a second Ctrl-C ends it at once (the keeper cleans up). */
export function onInterrupt(first: () => void): { readonly signal: AbortSignal; stop(): void } {
  const abort = new AbortController();
  function heard(): void {
    if (abort.signal.aborted) process.exit(exitCodes.interrupted);
    abort.abort();
    first();
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, heard);
  return {
    signal: abort.signal,
    stop() {
      for (const signal of signals) process.off(signal, heard);
    },
  };
}
