/** The modules that a live page runs in the browser, from the folder `client`: as they are where they are compiled, else without their types. */

import { readFileSync, readdirSync } from 'node:fs';
import module from 'node:module';
import { extname, join } from 'node:path';

/** `.ts` in the sources, `.js` in the package; modules name each other by it. */
export const extension = extname(import.meta.filename);

const folder = join(import.meta.dirname, 'client');

/** By their file names. */
export function clientScripts(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(extension) && !/\.(?:test|d)\.ts$/.test(name))
      .map((name) => [name, plain(readFileSync(join(folder, name), 'utf8'))]),
  );
}

function plain(text: string): string {
  return extension === '.ts' ? quietly(() => module.stripTypeScriptTypes(text)) : text;
}

/** Node says at each first use that this is young; whoever opens a page has no use for that. */
function quietly<T>(act: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return act();
  } finally {
    process.emitWarning = emitWarning;
  }
}
