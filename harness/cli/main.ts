/** The only reader of argv, and what is done with an error of a command. */

import { CommanderError } from '@commander-js/extra-typings';
import { LabError } from '../base/lab-error.ts';
import { exitCodeOfError } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { UsageError } from './usage-error.ts';

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOfError(error);
  // Commander has printed its own sentence.
  if (!(error instanceof CommanderError)) {
    const isExpected = error instanceof UsageError || error instanceof LabError;
    process.stderr.write(`${isExpected ? error.message : (error as Error).stack}\n`);
  }
}
