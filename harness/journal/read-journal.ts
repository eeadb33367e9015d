import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Entry } from './facts.ts';

/** Entries of a journal on disk, read as they are asked for. A last line cut short by the end of the harness is left out. */
export function* readJournal(path: string): Iterable<Entry> {
  const file = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.alloc(1 << 16);
  try {
    let rest = '';
    for (let bytes = readSync(file, chunk); bytes > 0; bytes = readSync(file, chunk)) {
      const lines = (rest + decoder.write(chunk.subarray(0, bytes))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield JSON.parse(line) as Entry;
    }
  } finally {
    closeSync(file);
  }
}
