import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Package → version, of those of `names` that are installed in the folder's `node_modules` and whose manifest can be read. */
export async function findInstalled(
  folder: string,
  names: Iterable<string>,
): Promise<Readonly<Record<string, string>>> {
  const versions: Record<string, string> = {};
  for (const name of new Set(names)) {
    const found = await versionIn(join(folder, 'node_modules', name, 'package.json'));
    if (found !== undefined) versions[name] = found;
  }
  return versions;
}

/** Undefined where there is no such file, or a damaged one. */
async function versionIn(manifest: string): Promise<string | undefined> {
  try {
    return (JSON.parse(await readFile(manifest, 'utf8')) as { readonly version?: string }).version;
  } catch {
    return undefined;
  }
}
