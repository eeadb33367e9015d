import { CommanderError } from '@commander-js/extra-typings';
import { LabError } from '../base/lab-error.ts';
import { exitCodeOfError } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { UsageError } from './usage-error.ts';
import { writeText } from './write-text.ts';

/** Runs the command that `words` name, as typed after the program's name; an error of it ends in a sentence and an exit code. */
export async function invoke(words: readonly string[]): Promise<void> {
  try {
    const program = await createProgram(words);
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOfError(error);
    // Commander has printed its own sentence.
    if (error instanceof CommanderError) return;
    const isExpected = error instanceof UsageError || error instanceof LabError;
    writeText(process.stderr, `${isExpected ? error.message : (error as Error).stack}\n`);
  }
}
