/** A folder of the cache that is either whole or not there, whoever makes it and however often it is interrupted. */

import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { draftPrefix, openDraft } from '../machine/open-draft.ts';
import { alterationIn, writeRecord } from './install-record.ts';
import type { Unavailable } from './system.ts';

export interface InstallOnce<Found> {
  /** Where it shall be; a folder of this package and version alone. */
  readonly folder: string;
  /** `NAME@VERSION`, for sentences. */
  readonly wanted: string;
  /** What `folder` holds; undefined unless it holds exactly what is wanted. */
  find(folder: string): Promise<Found | undefined>;
  /** Told where a folder was altered since it was made, and is made again. */
  readonly progress?: (line: string) => void;
  /**
   * Makes it in `draft`, an empty folder; undefined when it went well, else the reason as a sentence. `moved` is where
   * the draft will be: for what must know its own place (a Python environment).
   */
  fill(draft: string, moved: string): Promise<string | undefined>;
}

/** The last install into a folder that this process began. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Fills a draft folder, then renames it: an interrupted install leaves nothing that looks ready, and of two harnesses at
 * once the second takes what the first made. What was altered since, by whomever, is not used but made again.
 */
export async function installOnce<Found>(options: InstallOnce<Found>): Promise<Found | Unavailable> {
  const { folder, wanted } = options;
  try {
    const found = await findSound(options);
    return found ?? (await inTurn(folder, async () => (await findSound(options)) ?? (await install(options))));
  } catch (error) {
    const why = `Cannot install ${wanted} into ${folder}: ${(error as Error).message}; make sure that the folder can be written to`;
    return { kind: 'unavailable', why };
  }
}

/** Undefined unless it is what is wanted and every file is as it was installed. */
async function findSound<Found>({ folder, find }: InstallOnce<Found>): Promise<Found | undefined> {
  const found = await find(folder);
  return found === undefined || (await alterationIn(folder)) !== undefined ? undefined : found;
}

/** Variants of one system share a folder: the second waits for the first, then finds what it wants. */
async function inTurn<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  const before = underWay.get(folder);
  const mine = before === undefined ? act() : before.then(act, act);
  underWay.set(folder, mine);
  try {
    return await mine;
  } finally {
    if (underWay.get(folder) === mine) underWay.delete(folder);
  }
}

async function install<Found>(options: InstallOnce<Found>): Promise<Found | Unavailable> {
  const { folder, wanted, find, fill, progress } = options;
  if (await find(folder)) {
    const what = await alterationIn(folder);
    progress?.(`${folder} is not what was installed there (${what}): ${wanted} is installed again`);
  }
  const draft = await openDraft(folder);
  try {
    const why = await fill(draft, folder);
    if (why !== undefined) return { kind: 'unavailable', why };
    await writeRecord(draft);
    await publish(draft, options);
    const installed = await find(folder);
    return (
      installed ?? {
        kind: 'unavailable',
        why: `Cannot install ${wanted}: the installer reported success, but it is not in ${folder}; delete that folder and run again`,
      }
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Moves the draft into place; a folder that somebody else put there meanwhile stays, a damaged one gives way. */
async function publish<Found>(draft: string, options: InstallOnce<Found>): Promise<void> {
  const { folder } = options;
  try {
    await rename(draft, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if (await findSound(options)) return;
    const damaged = await mkdtemp(join(dirname(folder), `${draftPrefix}damaged-`));
    await rename(folder, damaged);
    await rename(draft, folder);
    await rm(damaged, { recursive: true, force: true });
  }
}
