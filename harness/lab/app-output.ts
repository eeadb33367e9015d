/** What one app says: into the journal, and the last of it kept for the sentence that tells its end. */

import { visibleText } from '../base/visible-text.ts';
import type { Journal } from '../journal/journal.ts';

/** Lines of one app's output that are kept in the journal; a chatty app does not fill the disk. */
const mostLines = 20_000;

/** What an end is told with: a stack trace of Node's has ten lines, its message above them and two below. */
const lastLines = { most: 20, characters: 500 };

/** Characters of its last words, and of a line of them: a sentence is still to be read. */
const mostWords = 600;
const mostOfLine = 200;

export interface AppOutput {
  heard(stream: 'stdout' | 'stderr', line: string): void;
  /** What the next process says is told apart from what the last one said. */
  restart(): void;
  lastLines(): readonly string[];
  lastWords(): string;
}

export function keepOutput(journal: Journal, instance = 1): AppOutput {
  const tail: string[] = [];
  let lines = 0;
  return {
    heard(stream, line) {
      const events = stream === 'stdout' ? handledEvents(line) : [];
      for (const event of events) journal.add({ kind: 'handled', event, ...(instance === 1 ? {} : { instance }) });
      if (events.length > 0) return;
      tail.push(visibleText(line.slice(0, lastLines.characters)));
      if (tail.length > lastLines.most) tail.shift();
      lines += 1;
      if (lines <= mostLines) journal.add({ kind: 'app-log', stream, line: line.slice(0, 2_000) });
    },
    restart: () => void tail.splice(0),
    lastLines: () => [...tail],
    lastWords() {
      const words = counted(tail.filter((line) => line.trim() !== '').map(shortened)).join(' | ');
      return words.length > mostWords ? `…${words.slice(-mostWords)}` : words;
    },
  };
}

function shortened(line: string): string {
  return line.length > mostOfLine ? `${line.slice(0, mostOfLine)}…` : line;
}

/** The same line again and again once, with how often. */
function counted(lines: readonly string[]): readonly string[] {
  const runs: { readonly line: string; times: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.line === line) last.times += 1;
    else runs.push({ line, times: 1 });
  }
  return runs.map(({ line, times }) => (times === 1 ? line : `${line} (${times} times)`));
}

/**
 * The events an app says it handled: a line of JSON with `handled`, or several in a row, as threads write them whose line ends come
 * late (Python's `print`); anything else is the app's own log.
 */
function handledEvents(line: string): readonly string[] {
  if (!line.startsWith('{"handled"')) return [];
  try {
    const said = line
      .split(/(?<=\})(?=\{"handled")/)
      .map((each) => (JSON.parse(each) as { readonly handled?: unknown }).handled);
    return said.every((each) => typeof each === 'string') ? said : [];
  } catch {
    return [];
  }
}
