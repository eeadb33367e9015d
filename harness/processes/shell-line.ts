/** A command line as `/bin/sh -c` is to run it, and what its exit code then says. */

import { constants } from 'node:os';

/** What a shell does itself: `exec` knows programs only. */
const ownWords = new Set(
  [
    '. : ! [ alias bg break case cd command continue do done elif else esac eval exec exit export false fc fg fi for function',
    'getopts hash if in jobs kill local newgrp printf pwd read readonly return select set shift source test then time times',
    'trap true type ulimit umask unalias unset until wait while',
  ]
    .join(' ')
    .split(' '),
);

/** `NAME=value` (several), then the name of a program. */
const head = /^\s*((?:[A-Za-z_]\w*=(?:'[^']*'|"[^"\\$`]*"|[^\s'"\\$`;&|<>()]*)\s+)*)([\w./@+~-]+)(?=\s|$)/;
/** Whatever is no operator of the shell's: plain characters, an escaped one, a text in quotes. */
const simpleRest = /^(?:[^'"\\;&|()`\n#]|\\.|'[^']*'|"(?:[^"\\`]|\\.)*")*$/s;

/**
 * The line with `exec` before the program where it is one simple command, so that the process is the program itself: its exit
 * code and signal are its own, and a signal of ours reaches nobody else. Any other line as it is.
 */
export function shellLine(line: string): { readonly line: string; readonly isProgram: boolean } {
  const [start, assignments = '', program = ''] = head.exec(line) ?? [];
  if (start === undefined || ownWords.has(program) || !simpleRest.test(line.slice(start.length)))
    return { line, isProgram: false };
  return { line: `${assignments}exec ${line.slice(start.length - program.length)}`, isProgram: true };
}

/** A shell ends with 128 + n where what it ran was ended by signal n; a program can choose the same number. */
export function signalByShell(code: number | null): string | undefined {
  if (code === null || code <= 128) return undefined;
  return Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0];
}
