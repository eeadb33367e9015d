/** Bytes in whatever pieces they arrive, lines out: safe for characters that are torn between two pieces. */

import { StringDecoder } from 'node:string_decoder';

const longestLine = 64 * 1024;

export interface LineSplitter {
  push(bytes: Uint8Array): void;
  /** Hands out a last line that had no newline. */
  end(): void;
}

/**
 * Calls back for every line, without its `\n` or `\r\n`. A line of more than 64 Ki UTF-16 units arrives in pieces of at
 * most that size, so that an app which never ends its line cannot fill the memory. Only a newline ends a line: JSON may
 * hold U+2028 as it is, which `node:readline` would split at.
 */
export function splitLines(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];
  let length = 0;

  function add(text: string): void {
    if (text === '') return;
    pieces.push(text);
    length += text.length;
    if (length > longestLine) spill();
  }

  function spill(): void {
    let rest = take();
    while (rest.length > longestLine) {
      const size = isHighSurrogate(rest.charCodeAt(longestLine - 1)) ? longestLine - 1 : longestLine;
      onLine(rest.slice(0, size));
      rest = rest.slice(size);
    }
    add(rest);
  }

  function take(): string {
    const text = pieces.join('');
    pieces = [];
    length = 0;
    return text;
  }

  function finishLine(): void {
    const line = take();
    onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  function addText(text: string): void {
    let from = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
      add(text.slice(from, at));
      finishLine();
      from = at + 1;
    }
    add(text.slice(from));
  }

  return {
    push: (bytes) => addText(decoder.write(bytes)),
    end: () => {
      addText(decoder.end());
      if (length > 0) finishLine();
    },
  };
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
