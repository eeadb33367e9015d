import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Where a shell would find the command; undefined where it would not. Starts nothing. */
export async function findCommand(name: string, path = process.env['PATH'] ?? ''): Promise<string | undefined> {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, name);
    if (folder !== '' && (await canRun(file))) return file;
  }
  return undefined;
}

async function canRun(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
