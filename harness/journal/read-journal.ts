import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { wrongWithFact } from './fact-shapes.ts';
import type { Entry } from './facts.ts';
import { cellPlanSchema, wrongWith } from './run-plan-schema.ts';

/** Bytes of a journal, and characters of a line of it, that are read: ours have some hundred bytes a line, and an hour of chaos 20 MiB. */
export const largestJournal = 512 * 1_024 * 1_024;
const longestLine = 4 * 1_024 * 1_024;

/**
 * Entries of a journal on disk, read as they are asked for. A last line cut short by the end of the harness is left out. Throws
 * `SyntaxError` where a line is no fact, and `RangeError` where the file is none of a run's.
 */
export function* readJournal(path: string): Iterable<Entry> {
  const about = statSync(path);
  if (!about.isFile()) throw new RangeError('it is no file');
  if (about.size > largestJournal)
    throw new RangeError(`it has ${about.size} bytes, expected at most ${largestJournal} (512 MiB)`);
  const file = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.alloc(1 << 16);
  let number = 0;
  try {
    let rest = '';
    for (let bytes = readSync(file, chunk); bytes > 0; bytes = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, bytes))).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLine)
        throw new RangeError(`its line ${number + 1} has more than ${longestLine} characters`);
      for (const line of lines) {
        number += 1;
        if (line !== '') yield entryOf(line, number);
      }
    }
  } finally {
    closeSync(file);
  }
}

function entryOf(line: string, number: number): Entry {
  const entry: unknown = JSON.parse(line);
  const wrong =
    wrongWithFact(entry) ??
    ((entry as Entry).kind === 'cell'
      ? wrongWith(cellPlanSchema, (entry as { readonly plan?: unknown }).plan)
      : undefined);
  if (wrong !== undefined) throw new SyntaxError(`line ${number} is no fact of a run: ${wrong}`);
  return entry as Entry;
}
