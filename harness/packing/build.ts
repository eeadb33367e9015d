/** `npm run build`: the sources compiled into `dist/`, as they stand, with what is no TypeScript beside them. */

import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');

/** Apps of systems in their own languages and what their versions are made of, and the published schemas. */
const assets = [
  'harness/systems/*/*.{mjs,py,java,go}',
  'harness/systems/*/locks*/*/*',
  'harness/{.,config}/*.schema.json',
];

rmSync(dist, { recursive: true, force: true });
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', join(import.meta.dirname, 'tsconfig.json')], {
  cwd: root,
  stdio: 'inherit',
});
for (const file of globSync(assets, { cwd: root })) cpSync(join(root, file), join(dist, file));
