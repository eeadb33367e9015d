import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Folder } from './guess-app.ts';

const largest = 200_000;
const isRead =
  /^(?:package\.json|tsconfig\.json|requirements\.txt|pyproject\.toml|go\.mod|pom\.xml|Procfile)$|\.(?:m?js|ts|py|go|java)$/;

/** The files at the top and in `src` that may say what app it is; nothing is run. */
export function readFolder(folder: string): Folder {
  return new Map(['.', 'src'].flatMap((within) => filesIn(folder, within)));
}

function filesIn(folder: string, within: string): readonly (readonly [string, string])[] {
  const path = join(folder, within);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => isRead.test(name) && !name.startsWith('harness.config.'))
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile() && statSync(file).size < largest)
    .map((file) => [file.slice(join(folder, '/').length), readFileSync(file, 'utf8')] as const);
}
