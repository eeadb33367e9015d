/** What an installation put into its folder, by digest: so that it is known again, and that a change is seen. */

import { hash } from 'node:crypto';
import { readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** In the folder itself. */
const recordFile = 'installed.json';

/** Path in the folder, with `/` → SHA-256 of the file, or where a link leads. */
type Digests = Readonly<Record<string, string>>;

/** Said once an installation is through. */
export async function writeRecord(folder: string): Promise<void> {
  await writeFile(join(folder, recordFile), `${JSON.stringify(await digestsOf(folder), null, 0)}\n`);
}

/** What is not as it was installed, in words; undefined where everything is. */
export async function alterationIn(folder: string): Promise<string | undefined> {
  const recorded = await readRecord(folder);
  if (recorded === undefined) return `it holds no ${recordFile} that could be read`;
  const present = await digestsOf(folder);
  for (const [path, digest] of Object.entries(recorded)) {
    if (present[path] === undefined) return `${path} is missing`;
    if (present[path] !== digest) return `${path} was changed`;
  }
  const added = Object.keys(present).find((path) => recorded[path] === undefined);
  return added === undefined ? undefined : `${added} was added`;
}

async function readRecord(folder: string): Promise<Digests | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, recordFile), 'utf8')) as Digests;
  } catch {
    return undefined;
  }
}

/** Files at once: each takes a descriptor. */
const atOnce = 32;

async function digestsOf(folder: string): Promise<Digests> {
  const files = (await readdir(folder, { withFileTypes: true, recursive: true })).flatMap((entry) => {
    const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/');
    return entry.isDirectory() || isNotInstalled(path) ? [] : [{ path, isLink: entry.isSymbolicLink() }];
  });
  const digests: [string, string][] = [];
  for (let from = 0; from < files.length; from += atOnce) {
    const some = files.slice(from, from + atOnce).map(async ({ path, isLink }) => {
      const file = join(folder, path);
      const digest = isLink ? `→ ${await readlink(file)}` : hash('sha256', await readFile(file));
      return [path, digest] as [string, string];
    });
    digests.push(...(await Promise.all(some)));
  }
  return Object.fromEntries(digests);
}

/** The record itself, our own apps beside the packages, and what Python compiles when it runs. */
function isNotInstalled(path: string): boolean {
  return path === recordFile || /^app-[^/]+/.test(path) || /(?:^|\/)__pycache__\//.test(path);
}
