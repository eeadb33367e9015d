/** A Python system's lock, by uv: it knows the digests of all files of a version, for every platform and Python. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython } from './find-python.ts';
import { requirementsFile } from './install-from-pip.ts';
import { runInstaller } from './run-installer.ts';

/** https://pypi.org/project/uv; what is installed does not depend on it. */
const uv = 'uv==0.13.9';

/** The oldest Python that the harness takes. */
const oldestPython = '3.9';

/** For a system's `locks`. */
export async function renewPipLock(
  draft: string,
  { requirements, progress }: { readonly requirements: readonly string[]; readonly progress: (line: string) => void },
): Promise<string | undefined> {
  const base = await findPython();
  if (base.kind === 'unavailable') return `Cannot lock ${requirements[0]}: ${base.why}`;
  const place = await mkdtemp(join(tmpdir(), 'uv-'));
  const python = join(place, 'bin/python');
  const steps = [
    [base.command, '-m', 'venv', place],
    [python, '-m', 'pip', 'install', '--no-input', uv],
    [python, '-m', 'uv', 'pip', 'compile', ...how, '--output-file', join(draft, requirementsFile), 'wanted.txt'],
  ] as const;
  try {
    await writeFile(join(place, 'wanted.txt'), requirements.map((each) => `${each}\n`).join(''));
    for (const [command, ...args] of steps) {
      const end = await runInstaller({ label: 'uv', command, args, cwd: place, deadlineMs: 180_000, progress });
      if (end.kind === 'done') continue;
      const said = end.kind === 'missing' ? end.why : end.output.trim().split('\n').at(-1);
      return `Cannot lock ${requirements[0]}: ${args.slice(0, 4).join(' ')} ended with "${said}"`;
    }
    return undefined;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** One lock for every Python and platform: what differs between them stands there with its condition. */
const how = [
  '--universal',
  '--python-version',
  oldestPython,
  '--generate-hashes',
  '--no-header',
  '--no-annotate',
  '--no-python-downloads',
  '--quiet',
];
