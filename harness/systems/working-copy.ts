import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Unavailable } from './system.ts';

export interface WorkingCopy {
  readonly kind: 'copy';
  /** Absolute: a package folder or a tarball. */
  readonly path: string;
  /** Of its path and its content, 12 hexadecimal digits: a changed copy has another one. */
  readonly hash: string;
}

/** What is built or fetched beside the sources; it is not what a maintainer changes. */
const notContent = new Set(['node_modules', '.git', '.venv', '__pycache__']);

/** Undefined for a published version; `unavailable` where `file:/absolute/path` leads nowhere. */
export async function workingCopy(version: string): Promise<WorkingCopy | Unavailable | undefined> {
  if (!version.startsWith('file:')) return undefined;
  const path = version.slice('file:'.length);
  const hash = createHash('sha256').update(path);
  try {
    for await (const file of filesOf(path)) hash.update(`\0${file}\0`).update(await readFile(file));
  } catch (error) {
    return { kind: 'unavailable', why: `Cannot read the working copy ${path}: ${(error as Error).message}` };
  }
  return { kind: 'copy', path, hash: hash.digest('hex').slice(0, 12) };
}

async function* filesOf(path: string): AsyncGenerator<string> {
  if (!(await stat(path)).isDirectory()) return yield path;
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (notContent.has(entry.name)) continue;
    if (entry.isDirectory()) yield* filesOf(join(path, entry.name));
    else if (entry.isFile()) yield join(path, entry.name);
  }
}
