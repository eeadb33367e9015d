/**
 * `npm pack` packs package.json as it stands on disk: before it, that of the package is put in place (`in`), and after it that of
 * the sources again (`back`).
 */

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packedManifest } from './packed-manifest.ts';

const root = resolve(import.meta.dirname, '../..');
const manifest = join(root, 'package.json');
const kept = join(root, 'dist/package.sources.json');

const way = process.argv[2];
if (way === 'back' || existsSync(kept)) renameSync(kept, manifest);
if (way === 'in') {
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(kept, text);
  writeFileSync(manifest, `${JSON.stringify(packedManifest(JSON.parse(text)), null, 2)}\n`);
}
