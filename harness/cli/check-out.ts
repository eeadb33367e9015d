import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LabError } from '../base/lab-error.ts';
import { machineWords } from '../base/machine-words.ts';
import { UsageError } from './usage-error.ts';

/** What the user can do nothing about by naming another folder of the same disk, or of any. */
const ofTheMachine = /\((?:ENOSPC|EDQUOT|EMFILE|ENFILE|EIO|ENOMEM)\)$/;

/**
 * Before anything is begun: throws where no file can be written into the folder of `--out`, which is made where it is not
 * there. `UsageError` where another one would do, else `LabError`.
 */
export function checkOut(out: string): void {
  const probe = join(out, `.writable-${process.pid}`);
  try {
    makeFolder(resolve(out));
    writeFileSync(probe, '.');
    rmSync(probe);
  } catch (cause) {
    const why = machineWords(cause) ?? (cause as Error).message;
    const told = `Cannot write into ${out}: ${why}`;
    if (ofTheMachine.test(why)) throw new LabError(told, { cause });
    throw new UsageError(`${told}; expected --out to name a folder that can be written to`, { cause });
  }
}

/** One by one: `recursive` never ends where the kernel says of a new folder that it is not there, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another harness made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
