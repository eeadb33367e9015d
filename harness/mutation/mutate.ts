/** `npm run mutate`: breaks the pure folders one mutant at a time, by StrykerJS, and lists what no test notices. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { folders } from './folders.ts';
import { type Mutant, renderMutants } from './render-mutants.ts';

const root = resolve(import.meta.dirname, '../..');
/** Of this run alone: two may go at the same time. */
const out = join(root, 'out/mutation', String(process.pid));

const { minutes, folder: wanted } = new Command('mutate')
  .description('Breaks the pure folders in small ways and lists what no test notices')
  .option('--minutes <number>', 'ends after so long, with what was tested until then', wholeNumber, 20)
  .option('--folder <path...>', `only these (default: ${folders.join(', ')})`)
  .parse()
  .opts<{ readonly minutes: number; readonly folder?: readonly string[] }>();

const chosen = wanted ?? folders;
mkdirSync(out, { recursive: true });
const log = join(out, 'mutants.ndjson');
writeFileSync(log, '');

const files = chosen.flatMap((folder) =>
  globSync(`${folder}/**/*.ts`, { cwd: root, exclude: (path) => /\.test\.ts$|\.contract\.ts$|fixtures/.test(path) }),
);
const stryker = spawn(
  process.execPath,
  [
    join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    'harness/mutation/stryker.config.json',
    '--mutate',
    files.join(','),
    '--tempDirName',
    join(out, 'sandbox'),
  ],
  // A group of its own, so that its workers end with it when time is up.
  { cwd: root, detached: true, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, MUTANT_LOG: log } },
);
let isCut = false;
function end(): void {
  isCut = true;
  if (stryker.pid !== undefined && stryker.exitCode === null) process.kill(-stryker.pid, 'SIGKILL');
}
const timer = setTimeout(end, minutes * 60_000);
process.once('SIGINT', end);
const [code] = (await once(stryker, 'exit')) as [number | null];
clearTimeout(timer);

const mutants = readFileSync(log, 'utf8')
  .split('\n')
  .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Mutant]));
rmSync(out, { recursive: true, force: true });
process.stdout.write(renderMutants(mutants, chosen));
if (isCut) process.stdout.write(`Ended before all mutants were tested, after at most ${minutes} min\n`);
process.exitCode = isCut ? 0 : (code ?? 1);

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('expected a whole number from 1');
  return value;
}
