/** One trial: runs of the harness that are struck once, and what is found wrong afterwards. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Random, seeded } from '../../mocks/slack/protocol/random.ts';
import type { RunResult } from '../result.ts';
import { listeners, listening, runningWith } from './inspect.ts';
import type { End, Kind, Launch } from './kinds.ts';

/** What has to be so after every trial, and was not: each a sentence. */
export interface Found {
  readonly ended: readonly End[];
  /** One a run that was to be struck. */
  readonly strikes: readonly Strike[];
  readonly wrong: readonly { readonly what: Rule; readonly text: string }[];
}

export const rules = ['exit code', 'processes', 'ports', 'files', 'blame', 'journals'] as const;
export type Rule = (typeof rules)[number];

/**
 * When it came: before the run had begun, amid it (so is what is wrong from the start), or when all that it was to measure had
 * been. `missed`: there was nobody to strike.
 */
export const strikes = ['early', 'amid', 'late', 'missed'] as const;
export type Strike = (typeof strikes)[number];

/** Where Node keeps what it has compiled for all programs: no file of ours, and without it a trial takes twice the processor time. */
const compiled = join(tmpdir(), 'node-compile-cache');
const root = resolve(import.meta.dirname, '../..');
const main = join(root, 'harness/cli/main.ts');
/** A run takes 10 to 30 s, and a minute more where it runs cells again alone; a machine may be loaded besides. */
const longestMs = 300_000;
/** Short ones, of many kinds, and long enough that what strikes within 3 s of their traffic strikes amid it. */
const scenarios = ['lost-acks', 'slow-handler', 'recycle-abrupt', 'recycle-announced', 'app-down'];
/** In the environment of everything that the trials of this process start; the number of the run follows it. */
const ownMark = `73${String(process.pid).padStart(8, '0')}`;
let count = 0;

export async function runTrial(kind: Kind, seed: number): Promise<Found> {
  const random = seeded(seed).fork('trial');
  const started = Array.from({ length: kind.runs ?? 1 }, (_, n) => launch(kind, random.fork(`run ${n}`)));
  const found = await Promise.all(started.map((run) => see(run, kind, random.fork(run.mark))));
  return {
    ended: found.flatMap((each) => each.ended),
    strikes: found.flatMap((each) => each.strikes),
    wrong: found.flatMap((each) => each.wrong),
  };
}

/** Asks all that the trials under way have running to end, so that these are soon over; what they found is no finding then. */
export function endTrials(): void {
  for (const { pid } of runningWith(ownMark)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It ended meanwhile.
    }
  }
}

interface Started extends Launch {
  readonly child: ChildProcess;
  readonly temporary: string;
  readonly ended: Promise<End>;
  said(): string;
}

function launch(kind: Kind, random: Random): Started {
  const mark = `${ownMark}${String((count += 1)).padStart(5, '0')}`;
  const folder = mkdtempSync(join(tmpdir(), 'torture-'));
  const [out, temporary] = [join(folder, 'out'), join(folder, 'tmp')];
  for (const each of [out, temporary]) mkdirSync(each);
  const asked = ['--system', 'no-sdk', '--scenario', random.pick(scenarios), '--out', out];
  const engine = random.pick([[], ['--embedded']]);
  const plain: Launch = {
    line: [process.execPath, main, 'run', ...engine, ...asked],
    env: { ...withoutNpm(process.env), TORTURE: mark, TMPDIR: temporary, NODE_COMPILE_CACHE: compiled },
    out,
    mark,
  };
  const { line, env } = kind.launch?.(plain, random) ?? plain;
  const [command = '', ...args] = line;
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += String(data)));
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as End);
  return { ...plain, child, temporary, ended, said: () => said };
}

/** As if from a shell: else each would watch us as its npm. */
function withoutNpm(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith('npm_') || value === undefined ? [] : [[name, value]],
    ),
  );
}

async function see(run: Started, kind: Kind, random: Random): Promise<Found> {
  const wrong: Found['wrong'][number][] = [];
  const note = (what: Rule, text: string): void => void wrong.push({ what, text });
  const sockets = new Set<string>();
  const look = setInterval(() => {
    for (const socket of listeners(runningWith(run.mark).map(({ pid }) => pid))) sockets.add(socket);
  }, 1_000);
  const struck = await strike(run, kind, random);
  const ended = await Promise.race([run.ended, pause(longestMs, 'never' as const)]);
  clearInterval(look);
  const expected = [
    ...kind.ends,
    ...(struck === 'late' || struck === 'missed' ? [0, 2] : []),
    ...(struck === 'early' ? (kind.early ?? []) : []),
  ];
  if (!expected.includes(ended))
    note('exit code', `ended with ${ended}, expected ${expected.join(' or ')}: ${run.said().slice(-300)}`);
  await until(() => runningWith(run.mark).length === 0, 60_000);
  for (const { pid, role } of runningWith(run.mark)) {
    note('processes', `left process ${pid} (${role})`);
    process.kill(pid, 'SIGKILL');
  }
  const left = [...sockets].filter((socket) => listening().has(socket));
  if (left.length > 0) note('ports', `left ${left.length} ports open`);
  const files = readdirSync(run.temporary);
  if (files.length > 0) note('files', `left ${files.join(', ')} in the folder for temporary files`);
  await analyse(run, kind, note);
  kind.clear?.(run);
  rmSync(resolve(run.out, '..'), { recursive: true, force: true });
  return { ended: [ended], strikes: struck === undefined ? [] : [struck], wrong };
}

/** Undefined where nothing is wrong with the run. */
async function strike(run: Started, kind: Kind, random: Random): Promise<Strike | undefined> {
  if (!kind.strike) return kind.launch ? 'amid' : undefined;
  // One in four while it starts; the others in the midst of its traffic.
  if (random.below(4) > 0) await until(() => hasTraffic(run.out) || isOver(run.child), 30_000);
  await pause(random.below(3_000));
  if (isOver(run.child)) return 'late';
  const hasBegun = existsSync(join(run.out, 'latest', 'run.json'));
  const struck = runningWith(run.mark);
  const isThere = await kind.strike(
    {
      pid: run.child.pid ?? 0,
      pidsOf: (role) => struck.filter((each) => each.role === role).map(({ pid }) => pid),
      closeOutput() {
        run.child.stdout?.destroy();
        run.child.stderr?.destroy();
      },
    },
    random,
  );
  if (!isThere) return 'missed';
  if (isThrough(run.out)) return 'late';
  return hasBegun ? 'amid' : 'early';
}

async function analyse(run: Started, kind: Kind, note: (what: Rule, text: string) => void): Promise<void> {
  const latest = join(run.out, 'latest');
  // Ended before there was anything to tell.
  if (!existsSync(join(latest, 'run.json'))) return;
  const analysing = spawn(process.execPath, [main, 'analyse', '--json', latest], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [text, errors] = ['', ''];
  analysing.stdout.on('data', (data) => (text += String(data)));
  analysing.stderr.on('data', (data) => (errors += String(data)));
  const [code] = (await once(analysing, 'close')) as [number | null];
  // On a disk that is full still it can say so, and no more.
  if (code === 70 && /the disk is full/.test(errors)) return;
  if (![0, 1, 2, 130].includes(code ?? -1)) return note('journals', `analyse ends with ${code}: ${errors.slice(-300)}`);
  if (kind.strikesApp) return;
  for (const { id, verdict, why } of (JSON.parse(text) as RunResult).cells)
    if (verdict === 'fail') note('blame', `${id} is said to fail: ${why}`);
}

function hasTraffic(out: string): boolean {
  const journals = join(out, 'latest', 'journal');
  try {
    return readdirSync(journals).some((name) => readFileSync(join(journals, name), 'utf8').includes('"traffic"'));
  } catch {
    return false;
  }
}

/** Every journal has its end: cells of a trial begin at the same time. Looked at after the strike, as they may end meanwhile. */
function isThrough(out: string): boolean {
  const journals = join(out, 'latest', 'journal');
  try {
    const texts = readdirSync(journals).map((name) => readFileSync(join(journals, name), 'utf8'));
    return texts.length > 0 && texts.every((text) => /"phase":"done"|"kind":"void"/.test(text.slice(-2_000)));
  } catch {
    return false;
  }
}

function isOver({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function until(isSo: () => boolean, withinMs: number): Promise<void> {
  const last = performance.now() + withinMs;
  while (!isSo() && performance.now() < last) await pause(100);
}
