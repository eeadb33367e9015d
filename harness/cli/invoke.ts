import { CommanderError } from '@commander-js/extra-typings';
import { calamityOf, hearCalamities } from './calamity.ts';
import { exitCodeOfError } from './exit-codes.ts';
import { createProgram } from './program.ts';
import { UsageError } from './usage-error.ts';
import { writeText } from './write-text.ts';

/** Runs the command that `words` name, as typed after the program's name; an error of it ends in a sentence and an exit code. */
export async function invoke(words: readonly string[]): Promise<void> {
  hearCalamities();
  try {
    const program = await createProgram(words);
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOfError(error);
    // Commander has printed its own sentence.
    if (error instanceof CommanderError) return;
    const told = error instanceof UsageError ? error : calamityOf(error);
    writeText(process.stderr, `${told.message}\n`);
  }
}
