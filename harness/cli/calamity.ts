/** The one place for errors that nobody caught, thrown in a timer, a stream or a promise; and for output that nobody takes. */

import { LabError } from '../base/lab-error.ts';
import { machineWords } from '../base/machine-words.ts';
import { exitCodes } from './exit-codes.ts';
import { writeText } from './write-text.ts';

/** What a command does about it: ends in order. */
type Charge = (error: LabError) => void;

let inCharge: Charge | undefined;
/** A terminal that went away is the user's end of a run, as Ctrl-C is. */
let onTerminalGone: (() => void) | undefined;

/** Until one is in charge, an error ends the process at once, and output that nobody takes is dropped. */
export function hearCalamities(): void {
  // A promise that nobody caught arrives here as well.
  process.on('uncaughtException', (error) => {
    const told = calamityOf(error);
    if (inCharge) return inCharge(told);
    writeText(process.stderr, `${told.message}\n`);
    process.exit(exitCodes.internal);
  });
  for (const name of ['stdout', 'stderr'] as const)
    process[name].on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EIO') onTerminalGone?.();
      else inCharge?.(new LabError(`Cannot go on: nobody reads what the command prints any more (${code})`));
    });
}

/** Puts a command in charge; returns what ends that. */
export function onCalamity(charge: Charge, terminalGone: () => void): () => void {
  inCharge = charge;
  onTerminalGone = terminalGone;
  return () => {
    inCharge = undefined;
    onTerminalGone = undefined;
  };
}

/** A sentence where the machine refused something; a defect of ours keeps its stack. */
export function calamityOf(error: unknown): LabError {
  if (error instanceof LabError) return error;
  const why = machineWords(error);
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return new LabError(why === undefined ? (stack ?? message) : `Cannot go on: ${why}; it was asked for "${message}"`, {
    cause: error,
  });
}
