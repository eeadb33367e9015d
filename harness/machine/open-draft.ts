/** Folders of the cache in which something is made before it is moved to its place: what is cut short looks like nothing that is there. */

import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export const draftPrefix = '.draft-';
/** No install takes so long. */
const longestMs = 20 * 60_000;

/** An empty folder beside `place`, which is to become it. Those that a killed harness left are removed. */
export async function openDraft(place: string): Promise<string> {
  const parent = dirname(place);
  await mkdir(parent, { recursive: true });
  await sweepDrafts(parent);
  return mkdtemp(join(parent, `${draftPrefix}${basename(place)}-`));
}

/** Removes what was begun in `parent` so long ago that nobody makes it any more. */
export async function sweepDrafts(parent: string): Promise<void> {
  const tooOld = Date.now() - longestMs;
  for (const entry of await readdir(parent)) {
    if (!entry.startsWith(draftPrefix)) continue;
    const { mtimeMs } = await stat(join(parent, entry)).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < tooOld) await rm(join(parent, entry), { recursive: true, force: true });
  }
}
