/** Files among what `--scenario` names, and patterns of files. */

import { existsSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import picomatch from 'picomatch';
import { UsageError } from './usage-error.ts';

const isFile = (word: string) => /\.(?:ya?ml|json)$/.test(word);

/** Names and patterns of scenarios, and the files; each pattern of files must match one at least. Throws `UsageError`. */
export function scenarioFiles(words: readonly string[]): {
  readonly globs: readonly string[];
  readonly files: readonly string[];
} {
  return {
    globs: words.filter((word) => !isFile(word)),
    files: [...new Set(words.filter(isFile).flatMap(filesOf))],
  };
}

function filesOf(word: string): readonly string[] {
  const { base, glob, isGlob } = picomatch.scan(word);
  if (!isGlob) return [normalize(word)];
  const isMatch = picomatch(glob);
  const within = base === '' ? '.' : base;
  const found = existsSync(within)
    ? readdirSync(within, { recursive: true, encoding: 'utf8' }).filter((each) => isMatch(each))
    : [];
  if (found.length === 0)
    throw new UsageError(`No file matches "${word}": expected files of a scenario each, in ${within}`);
  return found.toSorted().map((each) => join(within, each));
}
