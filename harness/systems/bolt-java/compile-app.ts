import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { installOnce } from '../install-once.ts';
import { runInstaller } from '../run-installer.ts';
import type { Unavailable } from '../system.ts';

export interface CompileOptions {
  /** Each state of the source gets a folder in it: harnesses of several checkouts share the cache. */
  readonly folder: string;
  readonly source: string;
  /** The folder of jars that the source needs. */
  readonly lib: string;
  readonly javac: string;
}

export interface CompiledApp {
  readonly kind: 'compiled';
  /** Absolute; for a class path. */
  readonly classes: string;
}

/** Compiles once for each state of the source. */
export async function compileApp({ folder, source, lib, javac }: CompileOptions): Promise<CompiledApp | Unavailable> {
  const hash = createHash('sha256')
    .update(await readFile(source))
    .digest('hex');
  const classes = join(folder, `app-${hash.slice(0, 12)}`);
  const name = basename(source);
  return installOnce<CompiledApp>({
    folder: classes,
    wanted: name,
    find: async () => {
      return existsSync(join(classes, name.replace('.java', '.class'))) ? { kind: 'compiled', classes } : undefined;
    },
    async fill(draft) {
      // --release: a JVM that is older than the compiler at the next start can still run it
      const args = ['-encoding', 'UTF-8', '--release', '11', '-proc:none', '-cp', join(lib, '*'), '-d', draft, source];
      const end = await runInstaller({ label: 'javac', command: javac, args, cwd: draft, deadlineMs: 120_000 });
      if (end.kind === 'done') return undefined;
      const said = end.kind === 'missing' ? end.why : (end.output.split('\n')[0] ?? '');
      return `Cannot compile ${name}: ${end.kind === 'late' ? 'javac took over 120 s' : said}; make sure that javac works`;
    },
  });
}
