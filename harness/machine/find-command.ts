import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** How files that can be run end on this machine. */
export const exeSuffix = process.platform === 'win32' ? '.exe' : '';

/** Where a shell would find the command; undefined where it would not. Starts nothing. */
export function findCommand(name: string, path = process.env['PATH'] ?? ''): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name + exeSuffix)).find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
